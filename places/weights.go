package places

// What speaks for and against a name being that of a place. The unit is about
// that of a sense's prior: one is ten times as many people.
const (
	accept       = 2.5  // what a name needs
	acceptTagged = 1.5  // what it needs where the tagger sees a place
	doubtful     = -0.5 // less is not looked at again

	smallest     = 3.2 // the prior that weighs nothing: 1,600 people
	mostPrior    = 5
	priorWeight  = 0.9
	severalWords = 1.5
	inTitle      = -1

	taggedPlace        = 2
	taggedPerson       = -1
	taggedOrganisation = -0.3

	commonWord    = -4
	commonOpening = -3 // more, where a sentence begins
	wordOfNames   = -4 // a title, direction or other word of names alone
	givenName     = -1.5
	surname       = -4 // of someone in the report
	openingName   = -0.7

	afterDirection  = 2
	locativeWeight  = 0.8 // for each point of the word before
	afterThe        = -0.8
	afterPlaceComma = 2
	afterPerson     = -6 // a title, given name or initial stands before
	afterSurname    = -2
	afterCapital    = -2.5 // some other word with a capital stands before
	strongPerson    = -2   // the same for countries and places of ours
	strongCapital   = -0.5

	beforeWider        = 4 // the division or country follows after a comma
	beforeFacility     = -0.5
	beforeOrganisation = -3
	beforeSurname      = -5
	beforeCapital      = -1.5
)

// How the report as a whole decides.
const (
	fromOthers   = 2 // at most, from better mentions of the same name
	localCountry = 0.5
	localMost    = 1

	senseBonus     = 2 // the first sense of a name in data/senses.tsv
	insideWeight   = 8 // the report says where it lies
	countryWeight  = 0.75
	mostCountry    = 2.5
	divisionWeight = 1.1
	mostDivision   = 3.5
	nearWeight     = 1.1
	mostNear       = 3
	nearReach      = 150 // kilometres, where a name counts half
	rounds         = 3
)
