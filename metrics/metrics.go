// Package metrics counts what a running program does, in the form that Prometheus reads,
// and says whether it is alive and ready. It knows nothing of reports.
package metrics

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// A Set are the figures of one program. Its methods may be called from many goroutines,
// and of nil, which counts nothing.
type Set struct {
	registry *prometheus.Registry
	reports  *prometheus.CounterVec
	stages   *prometheus.HistogramVec
	told     *prometheus.CounterVec
	late     prometheus.Histogram
	requests *prometheus.HistogramVec
	inFlight prometheus.Gauge
}

// seconds are the bounds of histograms, from a millisecond to two minutes.
var seconds = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 120}

// New makes a set for a command of the program in a version.
func New(command, version string) *Set {
	s := &Set{registry: prometheus.NewRegistry(),
		reports:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "readout_reports_total", Help: "Reports by what became of them: read, known, skipped, failed and so on."}, []string{"outcome"}),
		stages:   prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "readout_stage_seconds", Help: "Time of one report in a stage: extract, code, store.", Buckets: seconds}, []string{"stage"}),
		told:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "readout_told_total", Help: "Tries to tell a web hook, an alert's address or its command, by how they ended."}, []string{"kind", "ok"}),
		late:     prometheus.NewHistogram(prometheus.HistogramOpts{Name: "readout_told_delay_seconds", Help: "Time from when a change or alert was noted until it was told.", Buckets: append(append([]float64{}, seconds...), 600, 3600, 86400)}),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "readout_http_request_seconds", Help: "Time of requests to pages and API.", Buckets: seconds}, []string{"code", "method"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "readout_http_requests_in_flight", Help: "Requests under way."}),
	}
	info := prometheus.NewGauge(prometheus.GaugeOpts{Name: "readout_build_info", Help: "1; the labels say which program it is.", ConstLabels: prometheus.Labels{"command": command, "version": version}})
	info.Set(1)
	s.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), info, s.reports, s.stages, s.told, s.late)
	return s
}

// Report counts a report by what became of it.
func (s *Set) Report(outcome string) {
	if s != nil {
		s.reports.WithLabelValues(outcome).Inc()
	}
}

// Stage notes how long one report took in a stage.
func (s *Set) Stage(stage string, d time.Duration) {
	if s != nil {
		s.stages.WithLabelValues(stage).Observe(d.Seconds())
	}
}

// Told counts a try to tell somebody of something that was noted so long ago.
func (s *Set) Told(kind string, ok bool, late time.Duration) {
	if s == nil {
		return
	}
	how := "no"
	if ok {
		how = "yes"
		s.late.Observe(late.Seconds())
	}
	s.told.WithLabelValues(kind, how).Inc()
}

// Over counts the requests that h answers.
func (s *Set) Over(h http.Handler) http.Handler {
	if s == nil {
		return h
	}
	s.registry.MustRegister(s.requests, s.inFlight)
	return promhttp.InstrumentHandlerInFlight(s.inFlight, promhttp.InstrumentHandlerDuration(s.requests, h))
}

// askTime is how long a figure may be asked for.
const askTime = 3 * time.Second

// Gauge has a figure asked for whenever somebody looks; what fails is left out.
func (s *Set) Gauge(name, help string, ask func(context.Context) (float64, error)) {
	if s != nil {
		s.registry.MustRegister(&asked{prometheus.NewDesc(name, help, nil, nil), ask})
	}
}

// An asked is a figure that is asked for when somebody looks.
type asked struct {
	desc *prometheus.Desc
	ask  func(context.Context) (float64, error)
}

func (a *asked) Describe(c chan<- *prometheus.Desc) { c <- a.desc }

func (a *asked) Collect(c chan<- prometheus.Metric) {
	ctx, stop := context.WithTimeout(context.Background(), askTime)
	defer stop()
	if v, err := a.ask(ctx); err == nil {
		c <- prometheus.MustNewConstMetric(a.desc, prometheus.GaugeValue, v)
	}
}
