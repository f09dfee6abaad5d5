// The search, the menu on narrow screens, and tables and pictures that scroll by themselves. Everything is beside the page: nothing is asked of
// another host, and all of it works from a folder.
(() => {
  'use strict';

  const root = document.currentScript.src.replace(/js\/site\.js.*$/, '');
  const MOST = 20;

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  };

  const load = (path) => new Promise((loaded, failed) => {
    const script = element('script', {src: root + path});
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });

  // Only who searches loads the index.
  let fuse;
  const index = () => fuse ??= Promise.all([load('js/fuse/fuse.min.js'), load('js/search-index.js')]).then(() =>
    new Fuse(window.searchIndex, {
      keys: [{name: 'heading', weight: 5}, {name: 'title', weight: 3}, {name: 'text', weight: 1}],
      useExtendedSearch: true,
      ignoreLocation: true,
      includeScore: true,
    }));

  // Each word is somewhere in the section: in its heading, its page's title or its text.
  const find = async (words) => {
    const quoted = words.map((word) => `'"${word.replaceAll('"', '')}"`);
    return (await index()).search({$and: quoted.map((word) => ({
      $or: [{heading: word}, {title: word}, {text: word}],
    }))}, {limit: MOST}).map((found) => found.item);
  };

  const excerpt = (text, word) => {
    const at = Math.max(0, text.toLowerCase().indexOf(word.toLowerCase()) - 40);
    return (at > 0 ? '… ' : '') + text.substring(at, at + 140);
  };

  const addSearch = () => {
    const input = element('input', {type: 'search', id: 'search', placeholder: 'Search', 'aria-label': 'Search all pages',
      autocomplete: 'off'});
    const status = element('p', {role: 'status'});
    const list = element('ul', {});
    const results = element('div', {id: 'results', hidden: ''}, status, list);
    const form = element('form', {role: 'search', id: 'search-form'}, input, results);
    let asked = 0;
    const show = async () => {
      const words = input.value.trim().split(/\s+/).filter((word) => word);
      const mine = ++asked;
      results.hidden = words.length === 0;
      const found = words.length === 0 ? [] : await find(words);
      if (mine !== asked) {
        return;
      }
      status.textContent = found.length === 0 ? 'Nothing found. Try fewer words.'
        : found.length === MOST ? `The first ${MOST}` : `${found.length} found`;
      list.replaceChildren(...found.map((section) => element('li', {},
        element('a', {href: root + section.page},
          element('strong', {}, section.heading ? `${section.title}: ${section.heading}` : section.title),
          element('span', {}, excerpt(section.text, words[0]))))));
    };
    input.addEventListener('input', show);
    input.addEventListener('focus', index);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      list.querySelector('a')?.click();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        results.hidden = true;
      } else if (event.key === '/' && !event.target.closest('input, textarea')) {
        event.preventDefault();
        input.focus();
      }
    });
    document.querySelector('#banner').append(form);
  };

  const addMenuButton = () => {
    const column = document.querySelector('#leftColumn');
    const button = element('button', {type: 'button', id: 'menu-button', 'aria-expanded': 'false', 'aria-controls': 'leftColumn'},
      'Menu');
    button.addEventListener('click', () =>
      button.setAttribute('aria-expanded', String(column.classList.toggle('open'))));
    document.querySelector('#banner').append(button);
  };

  const letWideOnesScroll = () => document.querySelectorAll('main table, main img').forEach((wide) => {
    const label = wide.alt ? 'Picture' : 'Table';
    const around = element('div', {class: 'scroll', tabindex: '0', role: 'group', 'aria-label': label});
    wide.replaceWith(around);
    around.append(wide);
  });

  // What scrolls is reached by the keyboard, and the skin's second header is none.
  const mendForReaders = () => {
    document.querySelectorAll('main pre').forEach((text) => text.setAttribute('tabindex', '0'));
    document.querySelector('#leftColumn').setAttribute('role', 'none');
    document.querySelector('#leftColumn nav').setAttribute('aria-label', 'Pages');
  };

  addSearch();
  addMenuButton();
  letWideOnesScroll();
  mendForReaders();
})();
