//! Spanish, for a reader in Madrid or in Mexico: plain words, "tú".

use datelines_core::source::Kind;

use datelines_core::reason::Told;

use super::spanish_dates::DATES;
use super::{Direction, Hand, Words, counted, spanish_reasons};
use crate::app::change::What;
use crate::app::notice::Trouble;

/// Spanish.
pub static SPANISH: Words = Words {
    code: "es",
    endonym: "Español",
    direction: Direction::Ltr,
    name: "Datelines",
    untitled: "Una historia que aún no tiene título",
    skip: "Ir a los hechos",

    search: "Buscar en hechos y fuentes",
    search_hint: "Buscar en hechos y fuentes  /",
    open_articles: "Abrir artículos",
    paste: "Pegar",
    new_story: "Nueva historia",
    bring_back: "Volver a la historia anterior",
    entitle: "Cambiar el título de la historia",
    entitle_label: "Título de la historia",
    save_page: "Guardar página",
    save_story: "Guardar archivo de la historia",
    forget: "Olvidar esta historia",
    print: "Imprimir",
    print_cut: |printed, all| {
        format!(
            "Estos son los primeros {printed} hechos de {all}. Para imprimir otros, búscalos antes."
        )
    },
    help: "Ayuda",
    more: "Más",
    close: "Cerrar",
    cancel: "Cancelar",
    undo: "Deshacer",

    sources: "Fuentes",
    written: "escrito:",
    likely: "probablemente",
    undated: "no se sabe cuándo",
    set_date: "Poner la fecha",
    date_of: |source| format!("¿Cuándo se escribió “{source}”?"),
    date_label: "Fecha en que se escribió",
    date_hint: "Un día, un mes o un año: 2008-09-03, 3 de sept. de 2008, 2008-09, 2008, o dos de ellos con una barra en medio.",
    date_wrong: "Esa fecha no se entiende. Prueba con una forma como 2008-09-03.",
    date_use: "Usar esta fecha",
    stated: "La propia fuente da esta fecha.",
    worked_out: "Esta fecha se ha deducido:",
    why_date: "Por qué esta fecha",
    remove: "Quitar esta fuente",

    events: "Hechos",
    all_events: "Todos los hechos",
    back: "Volver",
    shown_of: |shown, all| {
        if shown == all {
            counted(all, "hecho", "hechos")
        } else {
            format!("{shown} de {}", counted(all, "hecho", "hechos"))
        }
    },
    no_match: |query| format!("Aquí nada habla de “{query}”."),
    clear_search: "Mostrar todos los hechos",
    no_date: "sin fecha conocida",
    planned: "previsto",
    denied: "negado",
    hypothetical: "solo supuesto",
    paragraph: |number| format!("párrafo {number}"),

    event: "Hecho",
    choose: "Elige un hecho en la línea de tiempo o en la lista para ver quién lo cuenta, con qué palabras y por qué en esa fecha.",
    previous_event: "Hecho anterior",
    next_event: "Hecho siguiente",
    disagreements: "Donde las fuentes no concuerdan",
    weightiest: "Los hechos principales",
    in_sources: |count| match count {
        0 => "según todas las fuentes juntas".into(),
        1 => "en una fuente".into(),
        n => format!("en {} fuentes", number(n)),
    },
    others_agree: |count| match count {
        1 => "otra encaja, aunque no dice el día".into(),
        n => format!("otras {} encajan, aunque no dicen el día", number(n)),
    },
    one_says: |count, what| match count {
        1 => format!("una dice {what}"),
        n => format!("{} dicen {what}", number(n)),
    },
    weekday_the: |weekday, day| format!("{weekday} {day}"),
    because: "porque:",
    why_one_event: "Por qué son un mismo hecho",
    open_quote: |source, place| format!("Leerlo en {source}, {place}"),
    words_elsewhere: "la fecha la dan las palabras",

    source: "Fuente",
    dated_passages: |count| counted(count, "pasaje con fecha", "pasajes con fecha"),
    previous_dated: "Pasaje con fecha anterior",
    next_dated: "Pasaje con fecha siguiente",
    no_dates: "En esta fuente no hay palabras que digan cuándo.",
    earlier_text: "Mostrar el texto anterior",
    later_text: "Mostrar el texto que sigue",
    unresolved: "Palabras sobre el tiempo que no se han podido situar",
    findings: "Observaciones al leer esta fuente",
    choose_source: "Elige arriba una fuente para leerla aquí, con sus pasajes con fecha marcados.",
    by: |author| format!("por {author}"),

    timeline: "Línea de tiempo",
    zoom_in: "Acercar",
    zoom_out: "Alejar",
    show_all: "Mostrar todo",
    fold: "Plegar los tramos largos sin hechos",
    wheel_hint: "Para acercar o alejar, mantén pulsada la tecla Ctrl o ⌘ mientras giras la rueda.",
    lanes: "Franjas",
    lanes_none: "Sin franjas",
    lanes_source: "Por fuente",
    lanes_person: "Por persona",
    lanes_place: "Por lugar",
    other_events: "Otros hechos",
    view_from: "A la vista desde",
    view_to: "A la vista hasta",
    from_to: |from, to| format!("del {from} al {to}"),
    count_events: |count| counted(count, "hecho", "hechos"),
    count_sources: |count| counted(count, "fuente", "fuentes"),
    place_of: |nth, all| format!("{nth} de {all}"),

    main_count: |count| counted(count, "hecho principal", "hechos principales"),
    lesser: |count| format!("{count} más"),
    lesser_label: |count| format!("{count} más: mostrar todos los hechos"),
    main_only: "Solo los principales",
    filter: "Filtrar",
    filter_title: "Mostrar solo hechos",
    filter_source: "que cuenta",
    filter_kind: "contados como",
    filter_date: "con fecha",
    happened: "sucedido",
    date_stated: "dada por la fuente",
    date_worked_out: "deducida",
    date_disputed: "en disputa",
    filtered: |count| match count {
        1 => "1 oculto por los filtros".into(),
        n => format!("{n} ocultos por los filtros"),
    },
    filter_off: |what| format!("{what}: quitar este filtro"),
    clear_filters: "Quitar los filtros",
    nothing_passes: "Ningún hecho cumple todos estos filtros.",
    done: "Listo",
    jump: "Ir a una fecha",
    jump_short: "Ir a…",
    jump_label: "Fecha",
    jump_hint: "Como la escribirías: 26 ago 2008, agosto de 2008, 26/8/2008, 44 a.\u{a0}C.",
    jump_go: "Ir allí",
    jump_unread: "Ahí no se reconoce ninguna fecha. Prueba una forma como 26 ago 2008, agosto de 2008 o 44 a.\u{a0}C.",
    jump_ambiguous: "Eso puede leerse como dos días distintos. Escribe el mes con letras, como 3 sept 2008.",
    jump_outside: |when, from, to| {
        format!("Esta historia no tiene nada cerca de {when}: va de {from} a {to}.")
    },

    compare: "Comparar las fuentes",
    compare_hint: "Las palabras subrayadas no aparecen en los otros relatos que se muestran aquí. Una fecha con ≠ no es la del hecho.",
    only_here: "Solo aquí:",
    not_known: "desconocida",

    export: "Exportar",
    export_picture: "Una imagen de la línea de tiempo",
    export_whole: "entera",
    export_view: "la parte a la vista",
    export_svg: "Guardar como SVG",
    export_png: "Guardar como PNG",
    export_data: "Los hechos para otros programas",
    export_csv: "Tabla (CSV)",
    export_ics: "Calendario (ICS)",
    export_timelinejs: "TimelineJS (JSON)",
    export_note: |count| {
        format!(
            "Las imágenes muestran lo que ahora muestra la línea de tiempo: {}. Las tablas tienen todos los hechos.",
            counted(count, "hecho", "hechos")
        )
    },
    lesser_not_printed: |count| {
        match count {
        1 => "1 hecho menor no se imprime aquí: muestra antes todos los hechos para imprimirlo también.".into(),
        n => format!("{n} hechos menores no se imprimen aquí: muestra antes todos los hechos para imprimirlos también."),
    }
    },

    notices: "Avisos",
    dismiss: "Quitar",
    trouble: |trouble| {
        match trouble {
        Trouble::Unreadable(told) => why(told),
        Trouble::NotAStory { name, why: told } => format!("“{name}”: {}", why(told)),
        Trouble::Changed(change, follows) => {
            let said = (SPANISH.hand.change)(change);
            match follows {
                Some((sources, events)) => format!("{said} {}", (SPANISH.hand.follows)(*sources, *events)),
                None => said,
            }
        }
        Trouble::Cleared => "Has empezado una historia nueva.".into(),
        Trouble::Replaced(title) => format!("Ahora está abierta “{title}”."),
        Trouble::Removed(source) => format!("“{source}” ya no forma parte de esta historia."),
        Trouble::Forgotten => {
            "Historia olvidada: este navegador ya no guarda nada de ella.".into()
        }
        Trouble::Cancelled => "Has parado la lectura; la historia sigue como estaba.".into(),
        Trouble::AlreadyHere(name) => format!("“{name}” ya forma parte de esta historia."),
        Trouble::NothingKept => {
            "Aquí el navegador no deja guardar nada, así que todo se pierde al salir. Guarda la página para conservar la historia.".into()
        }
        Trouble::NoPicture => "La imagen no se ha podido dibujar aquí. Guárdala como SVG.".into(),
        Trouble::CannotSave => {
            "Desde aquí no se puede guardar la página. Usa “Guardar archivo de la historia”, en el menú.".into()
        }
        Trouble::Failed => "La lectura se ha parado antes de acabar y la historia sigue como estaba. Vuelve a intentarlo con menos artículos a la vez.".into(),
    }
    },
    reading_files: "Leyendo archivos…",
    reading: |count| format!("Leyendo {}…", counted(count, "fuente", "fuentes")),
    empty_title: "Todavía no hay historia",
    empty_text: "Arrastra hasta esta página unos cuantos artículos sobre los mismos hechos, ábrelos desde tus archivos o pega su texto. Se leen aquí, en tu navegador, y no van a ningún otro sitio.",
    no_events: "En estas fuentes no se han encontrado hechos con fecha. Añade un artículo que diga cuándo pasaron las cosas, o pon tú la fecha de una fuente.",
    loading: "Abriendo la historia…",
    drop_here: "Suelta los artículos para añadirlos a esta historia",
    nothing_kept: "En este navegador no se guarda nada",

    paste_title: "Pegar un artículo",
    paste_name: "Nombre (el medio o el titular, si quieres)",
    paste_text: "Su texto",
    paste_add: "Añadir a la historia",
    paste_empty: "Pega antes el texto de un artículo.",
    forget_title: "¿Olvidar esta historia?",
    forget_text: "La historia se borra de este navegador. Los archivos de tu disco y las páginas que hayas guardado se quedan como están.",
    forget_yes: "Olvidarla",
    help_title: "Cómo leer esta página",
    help_text: &[
        "Cada marca de la línea de tiempo es un hecho; su color y su forma dicen qué fuente lo cuenta. Una barra que se desvanece es una fecha de la que solo se sabe el mes o el año.",
        "Elige un hecho para ver las palabras con que lo cuenta cada fuente. Las palabras que dan la fecha están marcadas, y cada fecha dice por qué es esa.",
        "Elige una cita para leerla en su sitio. En la fuente, elige unas palabras marcadas para ver su hecho.",
        "Una línea de puntos debajo de una fecha significa que la fecha se ha deducido; elígela para leer cómo. Donde las fuentes no coinciden, se muestran las dos fechas.",
        "¿Algo está mal? En la ficha de un hecho puedes cambiarle el nombre, unirlo con otro, ocultarlo, decir si sucedió o quitarle un pasaje. Debajo de una fuente puedes decir qué significan sus palabras sobre el tiempo. Elige la fecha de una fuente para cambiarla, para cambiarle el nombre a la fuente o para quitarla. Todos los cambios se pueden deshacer.",
        "¿Falta algo? Selecciona unas palabras de una fuente y elige “Añadir a la línea de tiempo”, o elige “Añadir un hecho” encima de la fuente para buscar la oración que lo cuenta.",
        "Añade tus propios artículos con “Abrir artículos”, con “Pegar” o arrastrando archivos a la página. Nada sale de tu equipo.",
    ],
    help_keys_title: "Teclas",
    help_keys: &[
        ("/", "buscar; en una historia larga, también Ctrl F"),
        ("G", "ir a una fecha"),
        ("F", "filtros"),
        ("A", "todos los hechos, o los principales"),
        ("C", "las fuentes del hecho elegido, una al lado de otra"),
        ("E", "exportar"),
        ("↑ ↓", "en la lista: hecho anterior o siguiente"),
        ("← →", "en la línea de tiempo: hecho anterior o siguiente"),
        ("+ − 0", "en la línea de tiempo: más cerca, más lejos, todo"),
        ("N, P", "pasaje con fecha siguiente o anterior en la fuente"),
        ("Ctrl Z", "deshacer un cambio; con Mayús, rehacerlo"),
        ("Esc", "cerrar, vaciar la búsqueda, volver"),
        ("?", "esta ayuda"),
    ],

    hand: Hand {
        changes: |count| format!("Cambios a mano: {count}"),
        changes_title: "Cambios a mano",
        changes_none: "No hay nada cambiado a mano.",
        change: |change| {
            let said = match &change.what {
                What::Written(source, Some(when)) => {
                    format!("“{source}”: escrito {}", spanish_reasons::on(*when))
                }
                What::Written(source, None) => format!("“{source}”: una fecha que no se entiende"),
                What::Called(source, name) => format!("“{source}” se llama “{name}”"),
                What::Kind(source, kind) => {
                    format!(
                        "“{source}” se lee como {}",
                        (SPANISH.hand.kind)(*kind).to_lowercase()
                    )
                }
                What::Words(words, Some(when)) => {
                    format!("“{words}” es {}", spanish_reasons::dated(*when))
                }
                What::Words(words, None) => format!("“{words}” no es una fecha"),
                What::Joined(one, other) => format!("Un mismo hecho: “{one}” y “{other}”"),
                What::Parted(words) => format!("Otro hecho: “{words}”"),
                What::Named(title) => format!("Se llama “{title}”"),
                What::Told(title, status) => {
                    format!("“{title}” queda como {}", SPANISH.status(*status))
                }
                What::Hidden(title) => format!("Oculto: “{title}”"),
                What::Added(title) => format!("Añadido: “{title}”"),
            };
            if change.back {
                format!("Cambio deshecho. {said}.")
            } else {
                format!("{said}.")
            }
        },
        follows: |sources, events| match (sources, events) {
            (0, 0) => "Ninguna otra fecha cambia.".into(),
            (0, events) => format!("Cambian de fecha: {}.", counted(events, "hecho", "hechos")),
            (sources, events) => format!(
                "Cambian de fecha: {} y {}.",
                counted(sources, "fuente", "fuentes"),
                counted(events, "hecho", "hechos")
            ),
        },
        waits: "en espera: lo que cambia no está ahora en esta historia",
        take_back: "Deshacer",
        take_back_what: |what| format!("Deshacer: {what}"),
        redo: "Rehacer",
        save: "Guardar",

        by_hand: "Cambiado a mano",
        this_event: "Cambiar este hecho",
        rename: "Cambiar el nombre",
        rename_label: "Título de este hecho",
        same: "Es el mismo que…",
        same_title: |title| format!("¿Qué hecho es el mismo que “{title}”?"),
        same_search: "Buscar por palabras o fecha",
        same_none: "Ningún otro hecho tiene esas palabras.",
        told_as: "Contado como",
        hide: "Ocultar",
        apart: "No es el mismo hecho",
        correct: "Corregir esta fecha",
        why_apart: "Por qué está aparte",

        add: "Añadir un hecho",
        add_words: "Añadir a la línea de tiempo",
        add_hint: "En estas oraciones no hay todavía ningún hecho. Elige la que lo cuenta. También puedes cerrar esto y seleccionar palabras en el texto.",
        add_search: "Buscar por palabras en todas las oraciones",
        add_none: "Ninguna oración tiene esas palabras.",
        add_when: "Cuándo fue",
        add_typed: "otra fecha",

        words_title: |words| format!("¿Cuándo es “{words}”?"),
        words_can_mean: "Puede querer decir:",
        words_field: "U otra fecha",
        words_no_date: "No es una fecha",
        words_place: "Leerlo donde está",

        called: "Nombre de esta fuente",
        how: "Se escribió",
        on: "en esa fecha",
        not_before: "no antes",
        not_after: "no después",
        set_by_hand: "Esto se ha puesto a mano:",
        kind_title: "Tipo de texto",
        kind: |kind| match kind {
            Kind::News => "Noticia",
            Kind::History => "Relato histórico",
            Kind::Prose => "Otro texto",
        },
        kind_hint: |kind| match kind {
            Kind::News => "Las fechas se cuentan desde el día en que se escribió.",
            Kind::History => {
                "Las fechas se cuentan desde la última fecha a la que ha llegado el texto."
            }
            Kind::Prose => {
                "Las fechas se cuentan desde el día en que se escribió, y se esperan pocas."
            }
        },
    },

    dates: &DATES,
    reason: spanish_reasons::say,
};

/// Why a file is refused; in English where that is all there is.
fn why(told: &Told) -> String {
    spanish_reasons::say(&told.code, &told.args).unwrap_or_else(|| told.text.clone())
}

/// Small numbers in words, as running text has them; all that is counted by them is feminine.
fn number(count: usize) -> String {
    const SMALL: [&str; 10] = [
        "ninguna", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
    ];
    SMALL
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        assert_eq!((SPANISH.shown_of)(1, 1), "1 hecho");
        assert_eq!((SPANISH.shown_of)(1, 12), "1 de 12 hechos");
        assert_eq!((SPANISH.in_sources)(2), "en dos fuentes");
        assert_eq!((SPANISH.one_says)(1, "lunes 25"), "una dice lunes 25");
        assert_eq!(
            (SPANISH.others_agree)(3),
            "otras tres encajan, aunque no dicen el día"
        );
    }
}
