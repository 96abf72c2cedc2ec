// Datelines as one element for any page: <script src="embed.js"></script> and
//
//   <datelines-timeline src="story.json" event="e1" view="list" hide="header"></datelines-timeline>
//
// The story comes from a <script type="application/json"> inside the element (works from disk; of several, `story` names
// one by its data-name), else from `src`.
// Everything is in this file; several elements on a page share one compiled module and know nothing of each other.
// %NAME% is filled in by `cargo xtask page`.
(() => {
  if (customElements.get('datelines-timeline')) return;
  %UNPACK%
  // The glue as a function: its text, wanted for the worker, is then at hand without eval and without a global name.
  const glue = function () {
    %GLUE%
    return wasm_bindgen;
  };
  let program, sheet;
  // Starts the program once, whoever asks first.
  const start = () => program ??= (async () => {
    const wasm_bindgen = glue();
    const module = await unpack("%WASM%");
    globalThis.__datelines ??= { module, glue: `const wasm_bindgen = (${glue})();` };
    await wasm_bindgen({ module_or_path: module });
    return wasm_bindgen;
  })();
  const style = () => {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(%STYLE%);
    return sheet;
  };

  customElements.define('datelines-timeline', class extends HTMLElement {
    static observedAttributes = ['event'];
    #mounted;

    async connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [style()];
      const place = document.createElement('div');
      place.id = 'datelines';
      root.replaceChildren(place);
      try {
        // While the host page is still being read, what stands inside the element is not there yet.
        if (document.readyState === 'loading') {
          await new Promise((go) => document.addEventListener('DOMContentLoaded', go, { once: true }));
        }
        const [wasm_bindgen, story] = await Promise.all([start(), this.#story()]);
        if (!this.isConnected || place.parentNode !== root) return;
        this.#mounted = wasm_bindgen.mount(place, this.#config(story));
      } catch (error) {
        place.textContent = `This timeline could not be opened: ${error.message ?? error}`;
      }
    }

    // Selects the event with this id; without one, none.
    select(id) {
      this.#mounted?.select(id ?? undefined);
    }

    attributeChangedCallback(name, old, id) {
      if (old !== id) this.select(id);
    }

    disconnectedCallback() {
      this.#mounted?.unmount();
      this.#mounted = undefined;
    }

    async #story() {
      const name = this.getAttribute('story');
      const inside = this.querySelector(`script[type="application/json"]${name ? `[data-name="${CSS.escape(name)}"]` : ''}`);
      if (inside) return inside.textContent;
      const src = this.getAttribute('src');
      if (!src) throw new Error('it has neither a src attribute nor a story inside.');
      const answer = await fetch(src).catch(() => {
        throw new Error(`${src} cannot be fetched. A page opened from disk may not read its neighbours: put the story into a <script type="application/json"> inside the element.`);
      });
      if (!answer.ok) throw new Error(`${src} answered ${answer.status}.`);
      return answer.text();
    }

    // The attributes that the address of the whole page takes, too.
    #config(story) {
      return JSON.stringify({
        embedded: true, storage: false, story, asked: Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value])),
        // A language and a direction that are not its own it takes from what stands round it.
        lang: this.closest('[lang]')?.lang || undefined, dir: getComputedStyle(this).direction,
      });
    }
  });
})();
