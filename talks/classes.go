package talks

// Classes are sets of words that rules ask for, as bits.
type classes uint64

const (
	isMeet classes = 1 << iota
	isSpeak
	isNegotiate
	isEncounter
	isNegotiation
	isRound
	isCall
	isVisit
	isSummit
	isHold
	isNegotiator
	isMediate
	isMediator
	isDiscuss
	isRaise
	isBulk
	isAgreement
	isCeasefire
	isTreaty
	isReach
	isProposal
	isIndefinite
	isDesire
	isPlan
	isRefuse
	isFuture
	isMight
	isSay
	isIf
	isWhether
	isPrior
	isThreat
	isLeave
	isSanction
	isForce
	isExpel
	isPunish
	isAlign
	isAllied
	isBack
	isBacking
	isTie
	isFormer
	isHead
	isOdds
	isWar
	isMember
	isWing
	isDeath
	isInjury
	isDisplace
	isDetain
	isHunger
	isDamage
	isAvert
	isPeople
	isMillion
	isMultiply
	isNegation
	isLabel
	isDeny
	isResult
	isBenign
	isSit
)

// classNames are the names of the classes in words.tsv.
var classNames = map[string]classes{
	"meet": isMeet, "speak": isSpeak, "negotiate": isNegotiate, "encounter": isEncounter, "negotiation": isNegotiation,
	"round": isRound, "call": isCall, "visit": isVisit, "summit": isSummit, "hold": isHold, "negotiator": isNegotiator,
	"mediate": isMediate, "mediator": isMediator, "discuss": isDiscuss, "raise": isRaise, "bulk": isBulk,
	"agreement": isAgreement, "ceasefire": isCeasefire, "treaty": isTreaty, "reach": isReach, "proposal": isProposal,
	"indefinite": isIndefinite, "desire": isDesire, "plan": isPlan, "refuse": isRefuse, "future": isFuture,
	"might": isMight, "say": isSay, "if": isIf, "whether": isWhether, "prior": isPrior, "threat": isThreat,
	"leave": isLeave, "sanction": isSanction, "force": isForce, "expel": isExpel, "punish": isPunish,
	"align": isAlign, "allied": isAllied, "back": isBack, "backing": isBacking, "tie": isTie, "former": isFormer,
	"head": isHead, "odds": isOdds, "war": isWar, "member": isMember, "wing": isWing, "death": isDeath,
	"injury": isInjury, "displace": isDisplace, "detain": isDetain, "hunger": isHunger, "damage": isDamage,
	"avert": isAvert, "people": isPeople, "million": isMillion, "multiply": isMultiply, "negation": isNegation,
	"label": isLabel, "deny": isDeny, "result": isResult, "benign": isBenign, "sit": isSit,
}
