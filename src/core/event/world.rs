//! States of the world: their capitals, seats of government and people stand for them in reports.
//!
//! A general table: member states of the United Nations with capital and demonym as in the World Factbook (public domain),
//! and the buildings by which reporters commonly call a government. Names of one word only; lower case.

/// state, then every word that stands for it
const STATES: &[(&str, &[&str])] = &[
    ("afghanistan", &["kabul", "afghan", "afghans"]),
    ("albania", &["tirana", "albanian", "albanians"]),
    ("algeria", &["algiers", "algerian", "algerians"]),
    (
        "america",
        &[
            "washington",
            "american",
            "americans",
            "us",
            "u.s.",
            "u.s",
            "usa",
            "pentagon",
        ],
    ),
    ("angola", &["luanda", "angolan", "angolans"]),
    ("argentina", &["argentine", "argentinian", "argentines"]),
    ("armenia", &["yerevan", "armenian", "armenians"]),
    ("australia", &["canberra", "australian", "australians"]),
    ("austria", &["vienna", "austrian", "austrians"]),
    (
        "azerbaijan",
        &["baku", "azerbaijani", "azerbaijanis", "azeri"],
    ),
    ("bahrain", &["manama", "bahraini"]),
    ("bangladesh", &["dhaka", "bangladeshi"]),
    (
        "belarus",
        &["minsk", "belarusian", "belarussian", "belarusians"],
    ),
    ("belgium", &["belgian", "belgians"]),
    ("bolivia", &["bolivian", "bolivians"]),
    ("bosnia", &["sarajevo", "bosnian", "bosnians"]),
    ("brazil", &["brasilia", "brazilian", "brazilians"]),
    (
        "britain",
        &[
            "london",
            "british",
            "uk",
            "u.k.",
            "u.k",
            "briton",
            "britons",
            "westminster",
        ],
    ),
    ("bulgaria", &["sofia", "bulgarian", "bulgarians"]),
    ("cambodia", &["cambodian", "cambodians"]),
    ("cameroon", &["yaounde", "cameroonian"]),
    ("canada", &["ottawa", "canadian", "canadians"]),
    ("chad", &["chadian"]),
    ("chile", &["santiago", "chilean", "chileans"]),
    ("china", &["beijing", "chinese"]),
    ("colombia", &["bogota", "bogotá", "colombian", "colombians"]),
    ("congo", &["kinshasa", "congolese"]),
    ("croatia", &["zagreb", "croatian", "croats", "croat"]),
    ("cuba", &["havana", "cuban", "cubans"]),
    ("cyprus", &["nicosia", "cypriot", "cypriots"]),
    ("czechia", &["prague", "czech", "czechs"]),
    ("denmark", &["copenhagen", "danish", "danes"]),
    ("ecuador", &["quito", "ecuadorian"]),
    ("egypt", &["cairo", "egyptian", "egyptians"]),
    ("eritrea", &["asmara", "eritrean"]),
    ("estonia", &["tallinn", "estonian", "estonians"]),
    ("ethiopia", &["ethiopian", "ethiopians"]),
    ("finland", &["helsinki", "finnish", "finns"]),
    ("france", &["paris", "french", "elysee", "élysée"]),
    ("georgia", &["tbilisi", "georgian", "georgians"]),
    ("germany", &["berlin", "german", "germans"]),
    ("ghana", &["accra", "ghanaian"]),
    ("greece", &["athens", "greek", "greeks"]),
    ("guatemala", &["guatemalan"]),
    ("haiti", &["haitian", "haitians"]),
    ("honduras", &["tegucigalpa", "honduran"]),
    ("hungary", &["budapest", "hungarian", "hungarians"]),
    ("iceland", &["reykjavik", "icelandic"]),
    ("india", &["delhi", "indian", "indians"]),
    ("indonesia", &["jakarta", "indonesian", "indonesians"]),
    ("iran", &["tehran", "teheran", "iranian", "iranians"]),
    ("iraq", &["baghdad", "iraqi", "iraqis"]),
    ("ireland", &["dublin", "irish"]),
    ("israel", &["israeli", "israelis"]),
    ("italy", &["rome", "italian", "italians"]),
    ("japan", &["tokyo", "japanese"]),
    ("jordan", &["amman", "jordanian"]),
    ("kazakhstan", &["astana", "kazakh", "kazakhs"]),
    ("kenya", &["nairobi", "kenyan", "kenyans"]),
    ("kosovo", &["pristina", "kosovar", "kosovars"]),
    ("kuwait", &["kuwaiti"]),
    ("kyrgyzstan", &["bishkek", "kyrgyz"]),
    ("laos", &["vientiane", "laotian"]),
    ("latvia", &["riga", "latvian", "latvians"]),
    ("lebanon", &["beirut", "lebanese"]),
    ("liberia", &["monrovia", "liberian"]),
    ("libya", &["tripoli", "libyan", "libyans"]),
    ("lithuania", &["vilnius", "lithuanian", "lithuanians"]),
    ("macedonia", &["skopje", "macedonian"]),
    ("malaysia", &["malaysian", "malaysians"]),
    ("mali", &["bamako", "malian"]),
    ("malta", &["valletta", "maltese"]),
    ("mexico", &["mexican", "mexicans"]),
    ("moldova", &["chisinau", "moldovan", "moldovans"]),
    ("mongolia", &["ulaanbaatar", "mongolian"]),
    ("montenegro", &["podgorica", "montenegrin"]),
    ("morocco", &["rabat", "moroccan", "moroccans"]),
    ("mozambique", &["maputo", "mozambican"]),
    ("myanmar", &["burma", "burmese", "naypyidaw"]),
    ("nepal", &["kathmandu", "nepalese", "nepali"]),
    ("netherlands", &["amsterdam", "dutch"]),
    ("nicaragua", &["managua", "nicaraguan"]),
    ("niger", &["niamey"]),
    ("nigeria", &["abuja", "nigerian", "nigerians"]),
    ("norway", &["oslo", "norwegian", "norwegians"]),
    ("pakistan", &["islamabad", "pakistani", "pakistanis"]),
    ("palestine", &["ramallah", "palestinian", "palestinians"]),
    ("panama", &["panamanian"]),
    ("peru", &["lima", "peruvian", "peruvians"]),
    (
        "philippines",
        &["manila", "filipino", "filipinos", "philippine"],
    ),
    ("poland", &["warsaw", "polish", "poles"]),
    ("portugal", &["lisbon", "portuguese"]),
    ("qatar", &["doha", "qatari"]),
    ("romania", &["bucharest", "romanian", "romanians"]),
    ("russia", &["moscow", "kremlin", "russian", "russians"]),
    ("rwanda", &["kigali", "rwandan", "rwandans"]),
    ("senegal", &["dakar", "senegalese"]),
    ("serbia", &["belgrade", "serbian", "serbs", "serb"]),
    ("singapore", &["singaporean"]),
    ("slovakia", &["bratislava", "slovak", "slovaks"]),
    ("slovenia", &["ljubljana", "slovenian", "slovene"]),
    ("somalia", &["mogadishu", "somali", "somalis"]),
    ("spain", &["madrid", "spanish", "spaniards"]),
    ("sudan", &["khartoum", "sudanese"]),
    ("sweden", &["stockholm", "swedish", "swedes"]),
    ("switzerland", &["bern", "berne", "swiss"]),
    ("syria", &["damascus", "syrian", "syrians"]),
    ("taiwan", &["taipei", "taiwanese"]),
    ("tajikistan", &["dushanbe", "tajik", "tajiks"]),
    ("tanzania", &["dodoma", "tanzanian"]),
    ("thailand", &["bangkok", "thai", "thais"]),
    ("tunisia", &["tunis", "tunisian", "tunisians"]),
    ("turkey", &["ankara", "turkish", "turks", "türkiye"]),
    ("turkmenistan", &["ashgabat", "turkmen"]),
    ("uganda", &["kampala", "ugandan", "ugandans"]),
    ("ukraine", &["kiev", "kyiv", "ukrainian", "ukrainians"]),
    ("uruguay", &["montevideo", "uruguayan"]),
    ("uzbekistan", &["tashkent", "uzbek", "uzbeks"]),
    ("venezuela", &["caracas", "venezuelan", "venezuelans"]),
    ("vietnam", &["hanoi", "vietnamese"]),
    ("yemen", &["sanaa", "yemeni", "yemenis"]),
    ("zambia", &["lusaka", "zambian"]),
    ("zimbabwe", &["harare", "zimbabwean"]),
];

/// Regions and peoples whose adjective differs from the name.
const REGIONS: &[(&str, &[&str])] = &[
    ("africa", &["african", "africans"]),
    ("asia", &["asian", "asians"]),
    ("balkans", &["balkan"]),
    ("caucasus", &["caucasian"]),
    ("europe", &["european", "europeans"]),
];

/// The state or region that a word (lower case) stands for.
pub(crate) fn place_of(word: &str) -> Option<&'static str> {
    use std::collections::BTreeMap;
    use std::sync::OnceLock;

    use crate::order::Gather;

    static INDEX: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        STATES
            .iter()
            .chain(REGIONS)
            .flat_map(|(state, words)| {
                words
                    .iter()
                    .map(move |w| (*w, *state))
                    .chain([(*state, *state)])
            })
            .gathered()
    });
    index.get(word).copied()
}
