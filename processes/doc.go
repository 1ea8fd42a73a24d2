// Package processes is the ledger of negotiations: it gathers what reports tell of them,
// finds out which fact belongs to which process, and says where each process stands, who
// says so and since when.
//
// A [readout.Record] becomes an [Entry] by [FactsOf]: its facts, each with its three times
// (when it was so, when it was reported, when it was stored), who vouches for it and the
// words that prove it; and its strands, each of which is what the report tells of one
// negotiation. [Regroup] puts the strands of many reports together into groups and says
// why; [Fold] runs the facts of a group through the state machine ([Transitions]) and
// returns a [Process]. Both are plain functions of a set: the order in which reports
// arrive makes no difference, and what is entered one by one gives the same as what is
// built anew, byte for byte.
//
// Nothing is overwritten. What a person decides ([Decision]) is a fact beside the others
// and can be undone. The room knows no store: who keeps entries serves them by their keys
// ([Source]), and [Ledger] does it in memory.
package processes
