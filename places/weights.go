package places

// What speaks for and against a name being that of a place. The unit is about
// that of a sense's prior: one is ten times as many people.
const (
	accept       = 2.2  // what a name needs
	acceptTagged = 1.5  // what it needs where the tagger sees a place
	doubtful     = -0.5 // less is not looked at again

	smallest     = 3.2 // the prior that weighs nothing: 1,600 people
	mostPrior    = 5
	priorWeight  = 0.9
	severalWords = 1.5
	withKind     = 1.5 // County or the like ends it
	inTitle      = -1

	taggedPlace        = 2
	taggedPerson       = -1
	taggedOrganisation = -0.3

	commonWord    = -4
	commonOpening = -3 // more, where a sentence begins
	wordOfNames   = -4 // a title, direction or other word of names alone
	givenName     = -1.3
	surname       = -4 // of someone in the report
	openingName   = -0.5

	afterDirection  = 2
	locativeWeight  = 0.7 // for each point of the word before
	afterThe        = -0.8
	afterPlaceComma = 2
	afterPerson     = -6 // a title, given name or initial stands before
	afterSurname    = -2
	afterCapital    = -2.5 // some other word with a capital stands before
	strongPerson    = -2   // the same for countries and places of ours
	strongCapital   = -0.5

	beforeWider        = 4   // the division or country follows after a comma
	beforeActor        = 0.8 // police, residents or schools follow
	beforeFacility     = -1
	beforeStreet       = -3
	beforeOrganisation = -3
	beforeSurname      = -5
	beforeCapital      = -1
)

// How the report as a whole decides.
const (
	fromOthers   = 2 // at most, from better mentions of the same name
	localCountry = 0.7
	localMost    = 1

	hopeless       = 6   // a sense so far behind the best is not weighed against it
	leastSure      = 0.3 // a sense with a smaller share of its name's is left open
	senseBonus     = 2.8 // the first sense of a name in data/senses.tsv
	seatBonus      = 2   // a city before the division named after it
	seatPeople     = 150 // the fewest people of such a city, as the gazetteer packs them
	smallDivision  = 190 // the fewest people of a division that counts as one, about half a million, as the gazetteer packs them
	smallLoss      = 0.8
	seatReach      = 150 // kilometres from the city to the middle of the division
	spreadWeight   = 0.1 // of the prior, for each country that the report names beside the first
	mostSpread     = 5
	insideWeight   = 8 // the report says where it lies
	countryWeight  = 0.85
	mostCountry    = 2.5
	divisionWeight = 2.2
	mostDivision   = 2.5

	ownDivisionWeight = 1.2 // of the places that a division holds for the division itself
	mostOwnDivision   = 1.2

	nearWeight     = 1.7
	mostNear       = 3
	nearReach      = 200 // kilometres, where a name counts half
	kinWeight      = 1.6
	mostKin        = 2.5
	kinReach       = 0.35 // degrees
	kinSenses      = 4    // senses with which a name still counts whole
	mostNeighbours = 60   // names before and after in the text that are looked at for nearness
	rounds         = 3
)
