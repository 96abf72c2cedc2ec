//! The closed classes: words that hold a sentence together.

/// Articles, demonstratives, quantifiers, possessives: what opens a noun phrase.
pub const DETERMINERS: &str = "
    a all an another any both each either every few her his its many most my neither no other our several some such that
    the their these this those your";

/// Pronouns that stand for a whole noun phrase as subject or object.
pub const PRONOUNS: &str = "
    everyone he her him i it me nobody one she someone that them these they this those us we you";

/// Prepositions (the words that also open clauses stand in [`SUBORDINATORS`] too).
pub const PREPOSITIONS: &str = "
    about above according across after against ahead along alongside amid amidst among around as at before behind below
    beneath beside besides between beyond by concerning despite down due during except following for from in including
    inside into like near of off on onto out outside over per regarding since than through throughout to toward towards
    under underneath until up upon via with within without";

/// Conjunctions that open a dependent clause.
pub const SUBORDINATORS: &str = "
    after although as because before if once since though till unless until when whereas whether while";

/// Words that open a relative clause.
pub const RELATIVES: &str = "that where which who whom whose";

/// Coordinating conjunctions.
pub const COORDINATORS: &str = "and but nor or yet";

/// Modal verbs.
pub const MODALS: &str = "can cannot could may might must ought shall should will would";

/// Everyday adverbs without -ly, which may stand inside a verb group.
pub const ADVERBS: &str = "
    afterwards again almost already also always even ever far further here however indeed instead just later long
    meanwhile more moreover much never nevertheless nonetheless not now often once only otherwise perhaps quite rather
    seldom so soon still then there therefore thus today together too twice very well yet";

/// Nouns, verbs and adjectives that only look like an adverb in -ly.
pub const NOT_ADVERBS: &str = "
    anomaly apply assembly belly bully butterfly comply daily deadly elderly family friendly homily imply italy july
    lonely lovely melancholy monopoly monthly multiply orderly quarterly rally rely reply supply tally ugly unlikely
    weekly yearly";

/// Helping verbs.
pub const HELPERS: &str = "are be been did do does had has have is was were";

/// Nouns of facts, which a clause with "that" can follow that says what they are, as grammars have them in apposition.
pub const CONTENT: &str = "
    accusation agreement allegation announcement argument assertion assumption assurance belief certainty chance charge
    claim concern conclusion confidence confirmation conviction danger decision doubt evidence expectation fact fear
    feeling hint hope idea impression indication knowledge likelihood news notion possibility probability promise proof
    prospect reminder report revelation risk ruling rumor rumour sense sign speculation statement suggestion suspicion
    theory threat view warning word worry";
