//! The core's reasons in Spanish, by their codes (see [`datelines_core::reason`]).

use datelines_core::calendar::{ENGLISH, Granularity, Interval, Period, When};
use datelines_core::reason::Args;

use super::spanish_dates::DATES;

/// The sentence of a reason; `None` if the code is unknown, or an argument is missing: an older story file may lack some.
pub(super) fn say(code: &str, args: &Args) -> Option<String> {
    let args = Given(args);
    let words = || args.get("words");
    let date = || args.date("date");
    Some(match code {
        "stated" => format!("“{}” dice la propia fecha: {}.", words()?, date()?),
        "from-writing" => format!(
            "“{}”, contando desde {}: {}.",
            words()?,
            args.writing(),
            date()?
        ),
        "from-telling" => format!(
            "“{}”, contando desde la fecha a la que ha llegado el texto ({}): {}.",
            words()?,
            args.date("telling")?,
            date()?
        ),
        "day-of-writing" => format!(
            "“{}”{}: {}.",
            words()?,
            args.clue(),
            args.writing()
        ),
        "weekday-past" | "date-past" => format!(
            "“{}”{}: {} antes {}: {}.",
            words()?,
            args.clue(),
            args.which("el último", "la última vez"),
            of(args.origin()),
            date()?
        ),
        "weekday-future" | "date-future" => format!(
            "“{}”{}: {} después {}: {}.",
            words()?,
            args.clue(),
            args.which("el primer", "la primera vez"),
            of(args.origin()),
            date()?
        ),
        "nearest" => format!(
            "“{}”: {} que cae más cerca {}: {}.",
            words()?,
            args.which("el", "la vez"),
            of(args.writing()),
            date()?
        ),

        "lacks-writing" => format!(
            "“{}” se cuenta desde el día en que se escribió el texto, y no se sabe cuál es.",
            words()?
        ),
        "lacks-telling" => format!(
            "“{}” se cuenta desde una fecha dicha antes, y no hay ninguna lo bastante cerca.",
            words()?
        ),
        "lacks-other-date" => format!(
            "“{}” se cuenta desde otra fecha, y no se sabe cuál es.",
            words()?
        ),
        "no-such-day" => format!("En el calendario no hay una fecha como “{}”.", words()?),
        "day-or-month" => format!(
            "En “{}” no se sabe cuál es el día y cuál es el mes.",
            words()?
        ),
        "depends-on-writing" => format!(
            "“{}” depende del día en que se escribió el texto, que no se conoce con bastante exactitud.",
            words()?
        ),
        "range" => format!(
            "“{}” es un extremo de un tiempo más largo: {}.",
            words()?,
            date()?
        ),
        "old-style" => format!(
            "“{}” va por el calendario juliano (estilo antiguo); en el nuestro es {}.",
            words()?,
            date()?
        ),
        "time-zone" => format!(
            "La hora es la de {}, tal como está escrita; no se ha convertido.",
            args.get("zone")?
        ),
        "day-or-month-by-others" => format!(
            "En “{}” no se sabe cuál es el día y cuál es el mes; lo deciden otras fechas del texto.",
            words()?
        ),
        "fiscal-year" => format!(
            "“{}” es de un año fiscal, y el texto no dice cuándo empieza.",
            words()?
        ),
        "vague" => format!("“{}” es demasiado vago para una fecha.", words()?),

        "counted" => {
            let way = if args.get("way")? == "before" {
                "antes"
            } else {
                "después"
            };
            format!("“{}”: {way} {}.", words()?, of(args.dated("from")?))
        }
        "told-with" => format!("Se cuenta junto con “{}”: {}.", words()?, date()?),
        "own-day-news" => "Una noticia contada sin fecha es del día en que se escribió.".into(),

        "set-by-hand" => match args.when("date")?.single_day() {
            Some(_) => "Esta fecha la ha puesto una persona.".into(),
            None => format!("Lo ha puesto una persona: {}.", date()?),
        },
        "given" => "La fecha venía con el archivo.".into(),
        "dateline" => format!("Lo dice el propio texto: “{}”.", words()?),
        "dateline-part" => format!("En su cabecera dice “{}”.", words()?),
        "copyright-year" => format!("Su línea de derechos dice {}.", args.get("year")?),
        "named-twice" => format!(
            "Nombra un mismo día dos veces, “{}”: lo segundo dice cuándo es lo primero.",
            words()?
        ),
        "years-ago" => format!("Lo que llama “{}” fue {}.", words()?, args.on("date")?),
        "past-date" => format!("Cuenta “{}” como algo que ya pasó.", words()?),
        "coming-date" => format!("Cuenta “{}” como algo que está por venir.", words()?),
        "yearless-date" => {
            let way = if args.get("way")? == "past" {
                "que ya pasó"
            } else {
                "que está por venir"
            };
            format!("Cuenta “{}”, sin decir el año, como algo {way}.", words()?)
        }
        "lead-day" => {
            let day = args.weekday()?;
            format!(
                "Empieza con el {day}, así que el {day} es el día más reciente de los que cuenta como pasados."
            )
        }
        "same-event-here" => format!(
            "“{}” y “{}” hablan del mismo hecho.",
            words()?,
            args.get("other")?
        ),
        "same-event-elsewhere" | "news-elsewhere" | "news-of" => {
            let or = args
                .date("or")
                .map_or(String::new(), |or| format!(" {} {or}", DATES.or));
            let (words, source, date) = (words()?, args.get("source")?, date()?);
            if code == "news-of" {
                return Some(format!(
                    "El hecho que aquí es “{words}” es la noticia de {source}: {date}{or}."
                ));
            }
            let other = args.get("other")?;
            if code == "news-elsewhere" {
                format!(
                    "Su noticia, “{words}”, en {source} es “{other}”: {date}{or}. Una noticia suele escribirse el mismo día o al siguiente."
                )
            } else {
                format!("El hecho que aquí es “{words}”, en {source} es “{other}”: {date}{or}.")
            }
        }
        "age" => format!(
            "Dice “{}”, y {} dice “{}”: se escribió {}.",
            words()?,
            args.get("source")?,
            args.get("other")?,
            args.on("date")?
        ),
        "same-day-elsewhere" => format!(
            "Nombra “{}”, y {}, que se le parece mucho, “{}”: {}.",
            words()?,
            args.get("source")?,
            args.get("other")?,
            date()?
        ),
        "days-agree" => {
            let list = match args.get("third") {
                Some(third) => format!("“{}”, “{}” y “{third}”", words()?, args.get("other")?),
                None => format!("“{}” y “{}”", words()?, args.get("other")?),
            };
            let (source, date) = (args.get("source")?, args.on("date")?);
            let who = match args.get("and") {
                Some(and) => format!("{source} y {and} cuentan"),
                None => format!("{source} cuenta"),
            };
            format!(
                "Si se escribió {date}, lo que aquí es {list} cae en días de los que {who} lo mismo; con ningún otro día coincide tanto."
            )
        }
        "habit" => format!(
            "Las noticias suelen nombrar un año o un mes pasado poco después y uno por venir poco antes, como aquí “{}”; lo probable: {}.",
            words()?,
            date()?
        ),
        "own-day" => format!(
            "Una noticia suele llamar a su propio día por el día de la semana, así que es probable que sea el {}.",
            args.date("day")?
        ),
        "no-clue" => {
            "Ni en este texto ni en las otras fuentes hay nada que diga cuándo se escribió.".into()
        }
        "open" => match date() {
            Some(date) => format!("Nada decide entre estos días: {date}."),
            None => "Nada pone límite por el otro lado.".into(),
        },

        "same-event" => args.same_event(words()?),
        "told-too" => {
            let how = if args.get("how")? == "again" {
                "Se cuenta de nuevo"
            } else {
                "También se cuenta"
            };
            match (args.get("source")?, words()?) {
                (source, "") => format!("{how} en {source}."),
                (source, words) => format!("{how} en {source}, con {words}."),
            }
        }
        "copied" => format!(
            "{} tiene las mismas palabras que {}, así que ambas cuentan como una sola fuente: “{}”.",
            args.get("source")?,
            args.get("other")?,
            words()?
        ),
        "dated-by" => format!(
            "{} le da la fecha {}: “{}”.",
            args.get("source")?,
            date()?,
            words()?
        ),
        "vote" => match (args.get("by")?, date()) {
            ("sources", Some(date)) => format!("La mayoría de las fuentes da {date}."),
            ("passages", Some(date)) => {
                format!("Otras tantas fuentes dan otra fecha, pero más pasajes dan {date}.")
            }
            _ => "Tantas fuentes y pasajes dan una fecha como la otra, así que ninguna vale por sí sola.".into(),
        },

        "by-hand-date" => format!("Lo ha puesto una persona: {}.", date()?),
        "by-hand-added" => "Lo ha añadido una persona.".into(),
        "by-hand-joined" => "Una persona lo ha unido a este hecho.".into(),
        "by-hand-apart" => "Una persona lo ha separado de otro hecho.".into(),
        "by-hand-status" => "Una persona ha dicho si sucedió o no.".into(),
        "by-hand-named" => "Una persona le ha puesto este nombre.".into(),

        "date-contradiction" => {
            let clue = say(args.get("clue")?, args.0)?;
            format!(
                "No puede ser verdad todo lo que esta fuente dice de su propia fecha. {clue} Mira la fecha, o ponla tú."
            )
        }
        "dates-disagree" => format!(
            "Esta fuente dice “{}” y {} dice “{}” de lo que parece un mismo hecho; las dos cosas no pueden ser. Compara los dos pasajes.",
            words()?,
            args.get("source")?,
            args.get("other")?
        ),
        "encoding-guessed" => "El archivo no está en UTF-8, así que se ha leído como Windows-1252. Si ves letras raras, guárdalo en UTF-8 y vuelve a añadirlo.".into(),
        "encoding-damaged" => {
            let lost = match args.get("count")? {
                "1" => "Una letra se había perdido ya antes y se ve".to_owned(),
                n => format!("{n} letras se habían perdido ya antes y se ven"),
            };
            format!("{lost} como \u{fffd}. Busca una copia mejor, o sigue: lo demás se puede leer.")
        }
        "looks-like-markup" => "Esto parece el código de una página web; sus etiquetas se quedan como texto. Abre la página en un navegador, copia lo que lees allí y pégalo aquí.".into(),
        "given-date-unreadable" => format!(
            "La fecha que venía con el texto, “{}”, no es una fecha. Escríbela así: 2008-08-26, 2008-08 o 2008.",
            words()?
        ),
        "place-outside-text" => {
            let places = match args.get("count")? {
                "1" => "Un lugar no encaja".to_owned(),
                n => format!("{n} lugares no encajan"),
            };
            format!(
                "{places} en el texto de esta fuente, así que se ha dejado fuera lo que el archivo dice de ello. A ese archivo lo ha cambiado alguien a mano u otro programa; vuelve a añadir el artículo para leerlo de nuevo."
            )
        }
        "file-binary" => format!(
            "{} no es un texto. Ábrelo con su programa, copia lo que lees y pégalo aquí, o guárdalo como texto (.txt).",
            args.get("name")?
        ),
        "file-empty" => format!(
            "{} está vacío. Elige un archivo que tenga texto.",
            args.get("name")?
        ),
        "file-too-long" => format!(
            "{} pasa de 20 MB. Divídelo en artículos sueltos y añade esos.",
            args.get("name")?
        ),
        "file-broken" => format!(
            "{} no se puede leer como texto: dice que está en {}, y no lo está del todo. Guárdalo en UTF-8, o copia su texto y pégalo aquí.",
            args.get("name")?,
            args.get("encoding")?
        ),
        "file-damaged" => format!(
            "{} ha perdido demasiadas letras (se ven como \u{fffd}). Busca una copia mejor, o copia el texto de donde se vea bien y pégalo aquí.",
            args.get("name")?
        ),
        "file-not-english" => format!(
            "{} no parece estar en inglés, la única lengua que se lee por ahora. Añade un texto en inglés o una traducción.",
            args.get("name")?
        ),
        "file-no-row" => format!(
            "{} no es un artículo. Cada línea tiene que ser un objeto JSON, como {{\"doc\": \"nombre\", \"text\": \"…\"}}.",
            args.get("name")?
        ),
        "file-unreadable" => format!(
            "“{}” no se ha podido leer. Si es una carpeta, ábrela y suelta los archivos que hay dentro; si no, elígelo otra vez.",
            args.get("name")?
        ),
        "story-not-whole" => {
            "Este archivo no es JSON completo. Guarda otra vez la historia y abre ese archivo.".into()
        }
        "story-none" => "Este archivo es JSON, pero no una historia de Datelines. Abre un archivo que haya guardado Datelines.".into(),
        "story-newer" => "Esta historia la guardó una versión más nueva de Datelines. Ábrela con esa versión o con una posterior.".into(),
        "story-damaged" => "Este archivo de historia está dañado. Abre una copia anterior, o vuelve a añadir los artículos.".into(),
        _ => return None,
    })
}

/// "de" before what may begin with the article.
fn of(what: String) -> String {
    what.strip_prefix("el ")
        .map_or_else(|| format!("de {what}"), |rest| format!("del {rest}"))
}

/// A date with its article, where it has one: "el 7 ago 2008", "la década de 1990", "ago 2008".
pub(super) fn dated(when: When) -> String {
    use Granularity as G;
    let article = match when.granularity {
        _ if !is_unit(when) => "",
        G::Decade | G::HalfYear => "la ",
        G::Weekend | G::Week | G::Month | G::Season | G::Year => "",
        _ => "el ",
    };
    article.to_owned() + &DATES.say(when)
}

/// A date as the time of something: "el 7 ago 2008", "en ago 2008"; a stretch of days as it is.
pub(super) fn on(when: When) -> String {
    let said = dated(when);
    match when.single_day() {
        None if is_unit(when) => format!("en {said}"),
        _ => said,
    }
}

/// Whether it is one day, month or year, and neither several nor about one.
fn is_unit(when: When) -> bool {
    let unit = |days: Interval| Period::containing(days.first_day(), when.granularity).interval();
    let within = when.granularity < Granularity::Day;
    !when.about
        && when
            .interval()
            .is_some_and(|days| within || unit(days) == days)
}

struct Given<'a>(&'a Args);

impl<'a> Given<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.get(name)
    }

    fn when(&self, name: &str) -> Option<When> {
        When::from_edtf(self.get(name)?)
    }

    fn date(&self, name: &str) -> Option<String> {
        self.when(name).map(|when| DATES.say(when))
    }

    /// A date with its article, if it is a day: "el 7 ago 2008".
    fn dated(&self, name: &str) -> Option<String> {
        self.when(name).map(dated)
    }

    /// When something was: "el 7 ago 2008", "en ago 2008".
    fn on(&self, name: &str) -> Option<String> {
        self.when(name).map(on)
    }

    fn weekday(&self) -> Option<&'static str> {
        let name = self.get("weekday")?;
        let nth = ENGLISH.weekdays.iter().position(|day| *day == name)?;
        Some(DATES.weekdays[nth])
    }

    /// "el último martes", or what is said of a date that is no weekday.
    fn which(&self, weekday: &str, other: &str) -> String {
        self.weekday()
            .map_or_else(|| other.into(), |day| format!("{weekday} {day}"))
    }

    /// The day of writing, as far as it is known.
    fn writing(&self) -> String {
        let day = self.when("anchor").and_then(|when| when.single_day());
        match (day, self.date("writing")) {
            (Some(day), _) => format!("el {}, el día en que se escribió", DATES.say_day(day)),
            (None, Some(days)) => format!("el día en que se escribió ({days})"),
            (None, None) => "el día en que se escribió".into(),
        }
    }

    /// What several passages share; an older story file only has the words.
    fn same_event(&self, words: &str) -> String {
        let kinds = [
            (
                self.get("deeds").unwrap_or_default(),
                "cuentan un mismo acto",
            ),
            (self.get("names").unwrap_or_default(), "nombran"),
            (words, "comparten"),
        ];
        let mut said = "Estos pasajes se toman por un mismo hecho: ".to_owned();
        for (kind, verb) in kinds {
            if !kind.is_empty() {
                said.extend([verb, " ", kind, ", "]);
            }
        }
        if kinds.iter().all(|(kind, _)| kind.is_empty()) {
            said.push_str("cuentan algo parecido, ");
        }
        said.push_str(match self.get("days") {
            Some("some") => "y ninguna de sus fechas lo contradice.",
            Some("none") => "y ninguno tiene una fecha que pudiera contradecirlo.",
            _ => "y sus fechas coinciden o se acercan.",
        });
        said
    }

    /// What a date lies before or after.
    fn origin(&self) -> String {
        match self.date("telling") {
            Some(told) => format!("la fecha a la que ha llegado el texto ({told})"),
            None => self.writing(),
        }
    }

    /// What the words beside an expression say of its direction.
    fn clue(&self) -> String {
        match (self.get("tense"), self.get("clue")) {
            (Some("future"), Some(words)) => format!(" con “{words}”, que mira hacia delante"),
            (Some("past"), _) => " con un verbo en pasado".into(),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_its_article_and_its_preposition() {
        for (edtf, thing, time) in [
            ("2008-08-07", "del 7 ago 2008", "el 7 ago 2008"),
            (
                "2008-08-07T19:15",
                "del 7 ago 2008, 19:15",
                "el 7 ago 2008, 19:15",
            ),
            ("2008-08", "de ago 2008", "en ago 2008"),
            ("2008", "de 2008", "en 2008"),
            ("2008-22", "de verano de 2008", "en verano de 2008"),
            ("199X", "de la década de 1990", "en la década de 1990"),
            ("18XX", "del siglo XIX", "en el siglo XIX"),
            ("2008~", "de c. 2008", "c. 2008"),
            (
                "2008-08-25/2008-08-31",
                "de 25–31 ago 2008",
                "25–31 ago 2008",
            ),
            (
                "2008-08-28/..",
                "de 28 ago 2008 o después",
                "28 ago 2008 o después",
            ),
        ] {
            let when = When::from_edtf(edtf).unwrap();
            assert_eq!(of(dated(when)), thing, "{edtf}");
            assert_eq!(on(when), time, "{edtf}");
        }
    }
}
