/* Suggestions as one types, for every search box of the page. Without this script the boxes
   are plain ones, and the page of results shows the suggestions instead. */
"use strict";

const PAUSE = 150; // milliseconds without a key before the archive is asked

function suggestFor(input, number) {
  const list = document.createElement("ul");
  list.id = `suggestions-${number}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "检索建议");
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  let timer = 0;
  let asked = 0;
  let chosen = -1;

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function take({ text, address }) {
    close();
    if (address) {
      window.location.assign(address);
      return;
    }
    input.value = text;
    input.form.requestSubmit();
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(({ text, kind, address }, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.text = text;
      option.dataset.address = address;
      const what = document.createElement("small");
      what.textContent = kind;
      option.append(text, what);
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(option.dataset);
      });
      return option;
    }));
    chosen = -1;
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const turn = ++asked;
    const typed = input.value;
    if (!typed.trim()) {
      close();
      return;
    }
    try {
      const answer = await fetch(`/search/suggest/?q=${encodeURIComponent(typed)}`);
      const found = answer.ok ? await answer.json() : { suggestions: [] };
      if (turn === asked && document.activeElement === input) {
        show(found.suggestions);
      }
    } catch {
      close(); // no connection: the box stays a plain one
    }
  }

  function move(step) {
    const options = [...list.children];
    chosen = (chosen + step + options.length + 1) % (options.length + 1);
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < options.length) {
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(ask, PAUSE);
    }
  });
  // Letters of an input method are no words yet: nothing is asked until it has made characters.
  input.addEventListener("compositionstart", () => {
    clearTimeout(timer);
    asked++;
    close();
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (chosen < 0) {
        chosen = event.key === "ArrowDown" ? -1 : 0;
      }
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && list.children[chosen]) {
      event.preventDefault();
      take(list.children[chosen].dataset);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
}

document.querySelectorAll('form[role="search"] input[name="q"]').forEach(suggestFor);
