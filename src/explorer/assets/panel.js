// A fact that is clicked opens beside the text without loading the page anew; without this script its link does the same.
const place = () => document.getElementById('panel');

const parse = async (address) => {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
};

const show = async (address) => {
  const fresh = (await parse(address)).getElementById('panel');
  const old = place();
  if (!fresh || !old) throw new Error('no panel');
  old.replaceWith(document.adoptNode(fresh));
  old.closest('.reading')?.classList.add('with-panel');
  for (const mark of document.querySelectorAll('mark.chosen')) mark.classList.remove('chosen');
  const name = new URL(address).searchParams.get('fact');
  if (name) document.getElementById(name)?.classList.add('chosen');
  document.querySelector('.reading')?.classList.toggle('with-panel', place().childElementCount > 0);
  const head = place().querySelector('h2');
  head?.setAttribute('tabindex', '-1');
  // Where the panel stands beside the text both are seen; where it stands below, the reader is taken there.
  head?.focus({ preventScroll: matchMedia('(min-width: 60rem)').matches });
};

/** Only links to another fact of the text that is shown. */
const isFact = (link) => {
  const to = new URL(link.href);
  return (
    to.origin === location.origin && to.pathname === location.pathname && to.searchParams.has('fact') && link.closest('mark.fact') !== null
  );
};

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    !place() ||
    !isFact(link)
  )
    return;
  event.preventDefault();
  const address = link.href;
  show(address).then(
    () => history.pushState({ fact: address }, '', address),
    () => location.assign(address),
  );
});

addEventListener('popstate', () => {
  if (place()) location.reload();
});

// A picture that cannot be drawn says why.
document.addEventListener(
  'error',
  (event) => {
    const picture = event.target;
    if (!(picture instanceof HTMLImageElement) || !picture.closest('.page-picture')) return;
    fetch(picture.src)
      .then((answer) => answer.text())
      .then((why) => {
        const note = document.createElement('p');
        note.className = 'problem';
        note.textContent = why;
        picture.replaceWith(note);
      })
      .catch(() => {});
  },
  true,
);
