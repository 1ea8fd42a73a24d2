package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// billOfMaterials says what is in the program, in CycloneDX 1.6 as JSON: every module with
// its version and licence, the libraries of the pages' scripts, and the models, with their
// sums. It has no serial number and the time of the commit, so that it comes out the same.
func billOfMaterials(version string, when time.Time, mods []module) ([]byte, error) {
	main := cdx.Component{Type: cdx.ComponentTypeApplication, BOMRef: "readout", Name: "readout", Version: version, Licenses: licencesField("Apache-2.0", "CC-BY-SA-4.0")}
	parts, err := components(mods)
	if err != nil {
		return nil, err
	}
	needs := []string{}
	for _, p := range parts {
		needs = append(needs, p.BOMRef)
	}
	b := cdx.NewBOM()
	b.Metadata = &cdx.Metadata{Timestamp: when.Format(time.RFC3339), Component: &main}
	b.Components = &parts
	b.Dependencies = &[]cdx.Dependency{{Ref: main.BOMRef, Dependencies: &needs}}
	var out bytes.Buffer
	err = cdx.NewBOMEncoder(&out, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(b, cdx.SpecVersion1_6)
	return out.Bytes(), err
}

var bundled = regexp.MustCompile(`(?m)^(\S+) ([0-9]\S*) \(([^)]+)\)$`)

// components are what the program is made of.
func components(mods []module) (out []cdx.Component, err error) {
	for _, m := range mods {
		url := "pkg:golang/" + m.path + "@" + m.version
		c := cdx.Component{Type: cdx.ComponentTypeLibrary, BOMRef: url, Name: m.path, Version: m.version, PackageURL: url, Licenses: licencesField(m.licences...)}
		if m.sum != "" {
			c.Properties = &[]cdx.Property{{Name: "go:sum", Value: m.sum}}
		} else {
			c.Description = "replaced by a stand-in in this repository: nothing of the original is in the program"
		}
		out = append(out, c)
	}
	b, err := os.ReadFile("web/dist/LICENSES.txt")
	if err != nil {
		return nil, err
	}
	for _, m := range bundled.FindAllStringSubmatch(string(b), -1) {
		url := "pkg:npm/" + m[1] + "@" + m[2]
		out = append(out, cdx.Component{Type: cdx.ComponentTypeLibrary, BOMRef: url, Name: m[1], Version: m[2], PackageURL: url, Licenses: licencesField(npmLicence(m[3]))})
	}
	models, err := fs.Glob(os.DirFS("."), "*/data/*.bin")
	if err != nil {
		return nil, err
	}
	for _, name := range models {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		kind, licence := cdx.ComponentTypeMachineLearningModel, "CC-BY-SA-4.0"
		if path.Base(name) == "gazetteer.bin" {
			kind, licence = cdx.ComponentTypeData, "CC-BY-4.0"
		}
		out = append(out, cdx.Component{Type: kind, BOMRef: name, Name: name, Licenses: licencesField(licence),
			Hashes: &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: fmt.Sprintf("%x", sha256.Sum256(b))}}})
	}
	return out, nil
}

// npmLicence is the SPDX id of what a package of npm calls its licence.
func npmLicence(id string) string {
	if id == "BSD-0-Clause" {
		return "0BSD"
	}
	return id
}

func licencesField(ids ...string) *cdx.Licenses {
	var out cdx.Licenses
	for _, id := range ids {
		out = append(out, cdx.LicenseChoice{License: &cdx.License{ID: id}})
	}
	return &out
}
