//! What the root component draws: the parts of the page in their places.

use datelines_core::curation::Edit;
use yew::prelude::*;

use super::root::{App, Ends};
use super::words::{Direction, Words};
use super::{Action, Config, Dialog, Pane, Part};
use crate::browser::element;
use crate::browser::files::{self, Files};
use crate::components::{
    self as parts, Card, Changes, Header, List, Notices, Paste, Progress, Reader, Same, Sheet,
    SourceDate, Sources, Timed, sends,
};

impl App {
    /// The whole page.
    pub(super) fn page(&self, config: &Config, words: &'static Words) -> Html {
        let state = &self.state;
        let Ends {
            act: on,
            files: on_files,
            ..
        } = &self.ends;
        let import = config.shows(Part::Import);
        let empty = state.story.is_empty();
        let front = match state.front {
            Pane::List => "front-list",
            Pane::Event => "front-event",
            Pane::Source => "front-source",
        };
        let drag = {
            let on = on.clone();
            let dragging = state.dragging;
            move |event: DragEvent| {
                if import && files::carries_files(&event) && !dragging {
                    on.emit(Action::Drag(true));
                }
            }
        };
        let leave = on.reform(|_: DragEvent| Action::Drag(false));
        let drop = {
            let on_files = on_files.clone();
            move |event: DragEvent| {
                if import {
                    on_files.emit(Files::dropped(&event));
                }
            }
        };
        let paste = sends(on, Action::Open(Dialog::Paste));
        let skip = {
            let place = self.place.clone();
            move |event: MouseEvent| {
                event.prevent_default();
                element::focus_first(&place, "#list-title");
            }
        };
        if !self.ready {
            // No more than that: all of it is drawn when the story is there.
            return html! {
                <div class={classes!("datelines", config.embedded.then_some("embedded"))} lang={words.code} dir={self.direction(config).name()}>
                    <main class="blank"><p>{ words.loading }</p></main>
                </div>
            };
        }
        html! {
            <div ref={self.place.clone()} class={classes!("datelines", config.embedded.then_some("embedded"), empty.then_some("empty"))} lang={words.code} dir={self.direction(config).name()}
                ondragenter={drag.clone()} ondragover={drag} ondrop={drop}>
                if !empty && config.shows(Part::List) && !config.embedded { <a class="skip" href="#list-title" onclick={skip}>{ words.skip }</a> }
                if config.shows(Part::Header) {
                    <Header title={AttrValue::from(state.story.title.clone())} query={AttrValue::from(state.query.clone())} full={!empty}
                        {import} embedded={config.embedded && !import} kept={self.keeps == Some(true)} before={state.can_undo()} long={state.seen.listed.len() > parts::WHOLE} search={self.search.clone()} on={on.clone()} on_files={on_files.clone()} />
                }
                <div class="strip">
                    <Notices notices={state.notices.clone()} on={on.clone()} />
                    <Progress busy={state.busy.clone()} sources={state.story.sources.len()} on={on.clone()} />
                    if let Some((_, share)) = &self.importing {
                        <div class="progress">
                            <span id="importing-label">{ words.reading_files }</span>
                            <progress max="100" value={format!("{:.0}", share * 100.0)} aria-labelledby="importing-label"></progress>
                            <button type="button" onclick={self.ends.stop_importing.clone()}>{ words.cancel }</button>
                        </div>
                    }
                </div>
                if empty {
                    <main class="blank">
                        <h2>{ words.empty_title }</h2>
                        <p>{ words.empty_text }</p>
                        if import {
                            <p class="actions"><parts::Picker main=true on_files={on_files.clone()} /><button type="button" onclick={paste}>{ words.paste }</button></p>
                        }
                    </main>
                } else {
                    if config.shows(Part::Sources) {
                        <Sources story={state.story.clone()} reading={state.reading} changes={state.changes()} on={on.clone()} />
                    }
                    <main>
                        // Without any date there is nothing to draw.
                        if config.shows(Part::Timeline) && state.story.events.iter().any(|event| event.date.is_some()) {
                            { self.timeline(config, false) }
                            if self.printing { { self.timeline(config, true) } }
                        }
                        <div class={classes!("desk", front, state.selected.map(|_| "chosen"))}>
                            { self.panes(config, on, words) }
                        </div>
                        if self.printing { <Sheet story={state.story.clone()} seen={state.seen.clone()} /> }
                    </main>
                }
                if self.keeps == Some(false) && config.storage { <p class="kept">{ words.nothing_kept }</p> }
                { self.dialog(on, words) }
                if state.dragging { <div class="drop-hint" ondragleave={leave}><p>{ words.drop_here }</p></div> }
            </div>
        }
    }

    /// What was changed by hand, where the page is for working on its story.
    fn changeable(&self, config: &Config) -> Option<Vec<Edit>> {
        let edits = || self.state.edits.clone();
        config.shows(Part::Import).then(edits)
    }

    fn panes(&self, config: &Config, on: &Callback<Action>, words: &'static Words) -> Html {
        let state = &self.state;
        html! {
            <>
                if config.shows(Part::List) {
                    <div class="pane pane-list">
                        if state.story.events.is_empty() { <p class="hint">{ words.no_events }</p> }
                        <List story={state.story.clone()} seen={state.seen.clone()} filters={state.filters.clone()} filtering={state.filtering} sent={state.sent} selected={state.selected} hovered={state.hovered}
                            query={AttrValue::from(state.query.clone())} on={on.clone()} />
                    </div>
                }
                if config.shows(Part::Event) {
                    <section class="pane pane-event" aria-label={words.event}>
                        <button type="button" class="go-back" onclick={sends(on, Action::Front(Pane::List))}>{ "‹ " }{ words.all_events }</button>
                        <Card story={state.story.clone()} selected={state.selected} listed={state.seen.listed.clone()} edits={self.changeable(config)} on={on.clone()} />
                    </section>
                }
                if config.shows(Part::Source) {
                    <section class="pane pane-source" aria-label={words.source}>
                        <Reader story={state.story.clone()} reading={state.reading} visit={state.visit} selected={state.selected} hovered={state.hovered}
                            changeable={config.shows(Part::Import)} on={on.clone()} />
                    </section>
                }
            </>
        }
    }

    fn timeline(&self, config: &Config, paper: bool) -> Html {
        let (state, ends) = (&self.state, &self.ends);
        let mirrored = self.direction(config) == Direction::Rtl;
        html! {
            <parts::Timeline story={state.story.story()} shown={state.seen.drawn.clone()} lit={state.seen.found.clone()} selected={state.selected.filter(|_| !paper)} hovered={state.hovered.filter(|_| !paper)}
                on_select={ends.select.clone()} on_hover={ends.hover.clone()} on_open={ends.open.clone()} on_leave={ends.leave.clone()}
                look={state.look} on_look={ends.look.clone()}
                embedded={config.embedded} {mirrored} {paper} />
        }
    }

    fn dialog(&self, on: &Callback<Action>, words: &'static Words) -> Html {
        match self.state.dialog {
            None => Html::default(),
            Some(Dialog::Paste) => html! { <Paste on={on.clone()} /> },
            Some(Dialog::Title) => {
                html! { <parts::Entitle title={self.state.story.title.clone()} on={on.clone()} /> }
            }
            Some(Dialog::Help) => html! { <parts::Help on={on.clone()} /> },
            Some(Dialog::Jump) => {
                html! { <parts::Jump story={self.state.story.clone()} near={self.state.near()} on={on.clone()} /> }
            }
            Some(Dialog::Compare) => match self.state.selected {
                Some(event) => {
                    html! { <parts::Compare story={self.state.story.clone()} {event} on={on.clone()} /> }
                }
                None => Html::default(),
            },
            Some(Dialog::Export) => {
                html! { <parts::Export count={self.state.seen.drawn.len()} on={on.clone()} /> }
            }
            Some(Dialog::Date(source)) => {
                html! { <SourceDate story={self.state.story.clone()} {source} edits={self.state.edits.clone()} on={on.clone()} /> }
            }
            Some(Dialog::Words(source, span)) => {
                html! { <Timed story={self.state.story.clone()} {source} {span} edits={self.state.edits.clone()} on={on.clone()} /> }
            }
            Some(Dialog::Add(source, span)) => {
                html! { <parts::Add key={span.map_or(0, |span| span.end())} story={self.state.story.clone()} {source} {span} on={on.clone()} /> }
            }
            Some(Dialog::Same(event)) => {
                html! { <Same story={self.state.story.clone()} {event} on={on.clone()} /> }
            }
            Some(Dialog::Changes) => {
                let ways = (self.state.can_go_back(), self.state.can_go_forth());
                html! { <Changes story={self.state.story.clone()} edits={self.state.edits.clone()} {ways} on={on.clone()} /> }
            }
            Some(Dialog::Forget) => {
                html! {
                    <parts::Dialog title={words.forget_title} on={on.clone()}>
                        <p>{ words.forget_text }</p>
                        <p class="actions">
                            <button type="button" onclick={sends(on, Action::Close)}>{ words.cancel }</button>
                            <button type="button" class="main" onclick={sends(on, Action::Forget)}>{ words.forget_yes }</button>
                        </p>
                    </parts::Dialog>
                }
            }
        }
    }
}
