//! Everyday verbs, those of saying, and what only looks like a verb.

/// Verbs without an object: their past form describes no thing that something was done to.
pub const INTRANSITIVE: &str = "
    appear arise arrive belong collapse come depart die disappear emerge erupt expire explode fall go happen laugh lie
    occur react remain resign rise sit sleep stand struggle travel vanish wait weep";

/// What only somebody does who has a will: its subject is no happening.
pub const WILLING: &str = "agree attempt decide hope intend promise refuse seek try vow want wish";

/// Verbs that say nothing without what is done, or how, where they are not passive.
pub const OPEN_ENDED: &str = "
    accept achieve affect allow award become blame bring build buy call carry cause claim come consider contain create
    defeat deliver describe destroy discuss do enable enjoy establish express face feature find get give go have hold
    introduce involve keep lead let like look love make need offer own point produce provide publish put raise receive
    reject release require see seek send set spend submit support take threaten try turn use want welcome";

/// Words of saying: the clause after them is what was said.
pub const SAYING: &str = "
    accuse acknowledge add admit announce argue assert assume believe claim comment conclude confirm declare deny
    describe disclose estimate expect explain fear hint hope insist know mention note predict promise propose report
    respond reveal say show speculate state stress suggest tell think underscore warn write";

/// Adjectives and nouns that only look like a past tense.
pub const NOT_PAST: &str = "
    aged alleged bed blood breed deed exceed feed hundred indeed infrared kindred limited naked need proceed red sacred
    seed shed so-called speed succeed united weed wicked";

/// Everyday verbs in the base form; the same words as nouns are told apart by what stands around them.
pub const VERBS: &str = "
    abandon abduct abolish accept accompany accumulate accuse achieve acknowledge acquire acquit act add address adjust
    admit adopt advise affect agree aim alert allege allow ambush amend anger announce answer apologise apologize appeal
    appear apply appoint approve argue arrange arrest arrive ask assassinate assemble assert assess assign assist
    associate assume assure attach attack attempt attend attract auction authorise authorize avoid ban bankrupt bear
    beat become begin believe belong bid bind bite blame block blow bomb boost borrow bother bounce boycott break bring
    broker brush build burn bury buy calculate call cancel capture carry cast catch cause cease celebrate change charge
    chase cheer choose cite claim climb close coincide collapse collect combine come commemorate comment commit
    communicate compare compete complain complete concede concentrate conclude condemn condone conduct confess confirm
    confront connect consider consist construct consult contain contend contest continue contribute control convene
    convert convey convict convince cooperate cope copy correspond cost cover crack crash crawl create criticise
    criticize cross crown crush culminate curb cure cut damage dare deal debate debut decapitate deceive decide declare
    decline dedicate deepen default defeat defect defend define defuse degrade delay deliberate deliver demand demolish
    demonstrate denounce deny depart depend deploy deport derail descend describe deserve destroy detain detect
    deteriorate determine devastate develop devote diagnose die differ dig diminish direct disagree disappear disarm
    disband disclose discontinue discover discuss dismantle dismiss dispatch displace disrupt dissolve distribute dive
    divorce dominate donate downgrade drag draw drive drop drown dub earn ease eat educate eject elect eliminate embark
    embrace emerge emphasise emphasize employ enable encounter encourage end endanger endorse endure enforce engage
    enhance enjoy enlist enrage enrich enrol enroll ensure enter entitle equip erupt escalate escape escort establish
    estimate evacuate evade evaluate evict evolve exceed exchange exclude excuse execute exert exhaust exist expand
    expect expel experience expire explain explode exploit explore expose express extend extract extradite face fade
    fail faint fall fasten fear feature feel fend fetch fight file fill find finish fire fix flash flatten flee fly
    follow forbid force forecast forge forget forgive form found freeze frighten fulfil fulfill fuse gain gather gauge
    generate get give glance go govern grab grant greet grieve grow guarantee guess halt handle hang happen hate haul
    head heal hear heat heighten help highlight hijack hike hinder hint hit hold honor honour hope host hunt hurl hurry
    hurt identify ignite illustrate imagine implement imply impose impress imprison improve inaugurate incite incline
    include increase indicate indict infect inflict inform inherit initiate inject injure insist inspect inspire install
    instruct insult integrate intend intensify intercept interfere interpret interrupt intervene introduce invade invent
    invest investigate invite involve isolate issue jail jeopardise jeopardize join judge jump justify keep kick kidnap
    kill kiss kneel knock know lack lament land last launch lay lead lean leap learn leave legalise legalize lend let
    liberate lie lift list listen live lobby locate look loot lose love lure maintain make manage march mark marry match
    mean measure mediate meet melt mention merge migrate mislead miss mobilise mobilize modify monitor motivate mount
    mourn move multiply name nationalise nationalize need neglect negotiate nominate note notify obey observe obtain
    occupy occur offend offer open operate oppose order organise organize oust outlaw outline outsell overcome overlook
    overrule oversee overtake overthrow overturn owe own pack paint parade pardon participate pass pay perform permit
    persuade pit place plan play plead pledge plummet plunge point poison pollute pose possess postpone pour practise
    pray precede predict prefer premiere prepare present preserve preside press pretend prevail prevent privatise
    privatize proceed proclaim produce progress prolong promise promote prompt pronounce propel propose prosecute
    protect protest prove provide provoke publish pull punish purchase pursue push put quarantine quit raise rape ratify
    rattle raze reach react read realise realize rebound rebrand rebuff rebuild recall recede receive reckon recognise
    recognize recommend reconsider reconstruct record recover recruit recycle redeem redraw reduce refer refine reflect
    refrain refuse refute regain register regulate rehearse reignite reinforce reinstate reiterate reject relate
    relaunch relax relay release relieve relinquish relocate rely remain remark remember remind remove rename render
    renew renounce reopen reorganise repay repeal repeat repel replace reply report represent reprimand request require
    reschedule rescue resemble reshuffle reside resign resist resolve respond result resume retain retake retaliate
    retire retract retrieve return reunite revamp reveal revise revive revoke revolt rid rip rise rob roll rouse ruin
    rule rumble run sack safeguard salute satisfy say scare scatter scout scrap scrape scream search secure seduce see
    seek seem seize select sell send serve set settle shake shoot show showcase shrink shut sideline sign sing sink sit
    slam slap slash slate slay sleep slice slump smash smuggle soar solve spawn speak specialise specify spell spend
    spur squeeze stab stabilise stabilize stall stand stare start starve state stay steal steer step stir stockpile stop
    streamline strengthen strike study stumble submit subside subsidise subsidize succeed succumb sue suffer suggest
    summon support suppose suppress surge surpass surrender surround survive suspect suspend sustain swap swear sweep
    swell swim symbolise tackle take talk tap target teach tear tease tell tempt tend terminate terrorise test testify
    thank think threaten throw thwart tighten tire tolerate topple torch toss tow trace transform translate transmit
    travel tremble trigger trim try tumble turn tweet unblock uncover undergo underline undermine understand undertake
    unearth unfold unfurl unify unite unleash unload unlock unpack unravel unseat unveil update upgrade uphold urge use
    vacate vaccinate vandalise vandalize vanish vary veto view violate visit vote vow wage wait wake want warn wash
    watch weaken wear weep weigh welcome whip widen wield win wipe withdraw work worsen wrap wreck write yell";
