// Suggestions under the search box while one types: the combobox pattern of ARIA. Without this file the form works as it is.
const DEBOUNCE_MS = 150;
const LEAST_LETTERS = 2;

const input = document.querySelector('input[type="search"][name="q"]');

const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const combobox = (box) => {
  const list = element('ul', { id: 'suggestions', role: 'listbox', class: 'suggestions', hidden: '' });
  const status = element('span', { class: 'unseen', role: 'status' });
  box.after(list, status);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    box.setAttribute(name, value);

  let active = -1;
  let timer;
  let asking;
  const options = () => [...list.children];

  const close = () => {
    list.hidden = true;
    active = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };

  /** Behind the last one comes the box itself, then the first one. */
  const move = (step) => {
    const all = options();
    if (list.hidden || all.length === 0) return;
    active = ((active + 1 + step + all.length + 1) % (all.length + 1)) - 1;
    for (const [i, option] of all.entries()) option.setAttribute('aria-selected', String(i === active));
    if (active < 0) box.removeAttribute('aria-activedescendant');
    else {
      box.setAttribute('aria-activedescendant', all[active].id);
      all[active].scrollIntoView({ block: 'nearest' });
    }
  };

  const optionOf = ({ name, issuer, title, held, href }, i) => {
    const option = element(
      'li',
      { id: `suggestion-${i}`, role: 'option', 'aria-selected': 'false', class: held ? 'held' : 'unheld' },
      element('span', { class: 'name' }, name),
      element('span', { class: 'of' }, [issuer, title].filter(Boolean).join(' · ')),
    );
    option.dataset.href = href;
    return option;
  };

  const show = ({ label, status: told, suggestions }) => {
    list.setAttribute('aria-label', label);
    list.replaceChildren(...suggestions.map(optionOf));
    status.textContent = told;
    close();
    if (suggestions.length === 0 || document.activeElement !== box) return;
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
  };

  const ask = async () => {
    asking?.abort();
    const typed = box.value.trim();
    if (typed.length < LEAST_LETTERS) return close();
    asking = new AbortController();
    const address = new URL('/suggest.json', location.origin);
    address.searchParams.set('q', typed);
    const lang = new URLSearchParams(location.search).get('lang');
    if (lang) address.searchParams.set('lang', lang);
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok) show(await answer.json());
    } catch {
      // Another letter was typed, or the server is gone: the form still works.
    }
  };

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DEBOUNCE_MS);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && list.hidden) ask();
    else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape' && !list.hidden) close();
    else if (event.key === 'Enter' && active >= 0) location.assign(options()[active].dataset.href);
    else return;
    event.preventDefault();
  });
  box.addEventListener('blur', close);
  list.addEventListener('pointerdown', (event) => {
    // Before the box loses its focus.
    event.preventDefault();
    const option = event.target.closest('[role="option"]');
    if (option) location.assign(option.dataset.href);
  });
};

if (input) combobox(input);
