// Draws the part of the graph that the tables beside it tell, and keeps both at the same document.
import cytoscape from '/assets/cytoscape.js';

const box = document.getElementById('graph');
/** More lines than these are drawn without arrows and words while the picture moves. */
const MANY = 400;
const ZOOM = 1.3;

const ink = () => getComputedStyle(box).color;
const dark = matchMedia('(prefers-color-scheme: dark)');
/** What the picture lies on; where no style sheet says, the theme of the browser does. */
const paper = () => {
  const own = getComputedStyle(document.body).backgroundColor;
  return own === 'rgba(0, 0, 0, 0)' || own === 'transparent' ? (dark.matches ? '#121212' : '#ffffff') : own;
};

const styleOf = (links) => [
  {
    selector: 'node',
    style: {
      width: 'data(size)',
      height: 'data(size)',
      'background-color': 'data(colour)',
      'border-width': 2,
      'border-color': 'data(colour)',
      label: 'data(label)',
      color: ink(),
      'font-size': 11,
      'text-valign': 'bottom',
      'text-margin-y': 3,
      'min-zoomed-font-size': 7,
    },
  },
  { selector: 'node.unheld', style: { 'background-opacity': 0.12, 'border-style': 'dashed' } },
  { selector: 'node.middle', style: { 'font-weight': 'bold', 'border-color': ink() } },
  {
    selector: 'node:selected',
    style: { 'overlay-color': 'data(colour)', 'overlay-opacity': 0.3, 'overlay-padding': 6, 'font-weight': 'bold' },
  },
  {
    selector: 'edge',
    style: {
      width: 'data(width)',
      'line-color': '#8d96a3',
      'line-opacity': 0.7,
      'target-arrow-color': '#8d96a3',
      'target-arrow-shape': 'triangle',
      'arrow-scale': 0.8,
      'curve-style': 'straight',
      ...(links > MANY ? { 'curve-style': 'haystack', 'target-arrow-shape': 'none' } : {}),
    },
  },
  {
    selector: 'edge.near, edge:selected',
    style: {
      'line-opacity': 1,
      'line-color': ink(),
      'target-arrow-color': ink(),
      'target-arrow-shape': 'triangle',
      'curve-style': 'straight',
      label: 'data(label)',
      color: ink(),
      'font-size': 9,
      'text-background-color': paper(),
      'text-background-opacity': 0.85,
      'text-rotation': 'autorotate',
    },
  },
];

const elementsOf = ({ nodes, links }) => [
  ...nodes.map(({ id, x, y, r, colour, label, name, href, held, distance }) => ({
    group: 'nodes',
    data: { id, label, name, href, colour, size: 2 * r },
    classes: [held ? 'held' : 'unheld', ...(distance === 0 ? ['middle'] : [])],
    position: { x, y },
  })),
  ...links.map(({ from, to, label, mentions }) => ({
    group: 'edges',
    data: { id: `${from} ${to}`, source: from, target: to, label, width: 1 + Math.log(mentions) },
  })),
];

const rowOf = (id) => document.querySelector(`tr[data-node="${CSS.escape(id)}"]`);
const linkRow = (id) => {
  const [from, to] = id.split(' ');
  return document.querySelector(`tr[data-from="${CSS.escape(from)}"][data-to="${CSS.escape(to)}"]`);
};

const markRow = (row, scrolls) => {
  for (const other of document.querySelectorAll('tr.selected')) {
    other.classList.remove('selected');
    other.removeAttribute('aria-current');
  }
  if (!row) return;
  row.classList.add('selected');
  row.setAttribute('aria-current', 'true');
  if (scrolls) row.scrollIntoView({ block: 'nearest' });
};

const start = (drawing) => {
  box.hidden = false;
  const many = drawing.links.length > MANY;
  const cy = cytoscape({
    container: box,
    elements: elementsOf(drawing),
    style: styleOf(drawing.links.length),
    layout: { name: 'preset', fit: true, padding: 24 },
    minZoom: 0.05,
    maxZoom: 5,
    selectionType: 'single',
    boxSelectionEnabled: false,
    hideEdgesOnViewport: false,
    textureOnViewport: many,
    pixelRatio: many ? 1 : 'auto',
  });
  const said = document.getElementById('graph-selected');

  const select = (element, { fromTable = false } = {}) => {
    cy.elements().unselect();
    cy.edges('.near').removeClass('near');
    if (element.empty()) return;
    element.select();
    if (element.isNode()) element.connectedEdges().addClass('near');
    const words = element.isNode() ? element.data('name') : element.data('label');
    said.textContent = `${said.dataset.words}: ${words}`;
    markRow(element.isNode() ? rowOf(element.id()) : linkRow(element.id()), !fromTable);
    if (fromTable && element.isNode()) {
      const { x, y } = element.renderedPosition();
      if (x < 0 || y < 0 || x > cy.width() || y > cy.height()) cy.animate({ center: { eles: element }, duration: 150 });
    }
  };
  const chosen = () => cy.nodes(':selected').first();
  const middle = () => cy.nodes('.middle').first();

  cy.on('tap', 'node, edge', ({ target }) => select(target));
  cy.on('dbltap', 'node', ({ target }) => location.assign(target.data('href')));

  // A row that is clicked, or in which the keyboard is, is the one that is selected.
  const fromRow = ({ target }) => {
    const row = target.closest?.('tr[data-node], tr[data-from]');
    if (!row) return;
    const { node, from, to } = row.dataset;
    select(cy.getElementById(node ?? `${from} ${to}`), { fromTable: true });
  };
  for (const table of document.querySelectorAll('.graph-tables table')) {
    table.addEventListener('focusin', fromRow);
    table.addEventListener('click', fromRow);
  }

  /** The nearest document in a direction: what lies far to the side counts as farther. */
  const next = (dx, dy) => {
    const own = chosen().nonempty() ? chosen() : middle();
    if (own.empty()) return cy.nodes().first();
    if (chosen().empty()) return own;
    const here = own.position();
    const reach = (node) => {
      const [x, y] = [node.position('x') - here.x, node.position('y') - here.y];
      const [along, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
      return along <= 0 ? Number.POSITIVE_INFINITY : along + 2 * aside;
    };
    const best = cy.nodes().not(own).min(reach);
    return best.ele && best.value < Number.POSITIVE_INFINITY ? best.ele : own;
  };
  const zoom = (factor) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  const expand = () => {
    const link = chosen().nonempty() && rowOf(chosen().id())?.querySelector('a.expand');
    if (link) location.assign(link.href);
  };
  const png = () => {
    const link = document.createElement('a');
    const address = URL.createObjectURL(cy.png({ output: 'blob', full: true, scale: 2, bg: paper(), maxWidth: 6000, maxHeight: 6000 }));
    link.href = address;
    link.download = 'graph.png';
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const fit = () => cy.fit(undefined, 24);
  const todo = { fit, in: () => zoom(ZOOM), out: () => zoom(1 / ZOOM), png };
  for (const button of document.querySelectorAll('button[data-do]')) {
    button.hidden = false;
    button.addEventListener('click', todo[button.dataset.do]);
  }

  const keys = {
    ArrowLeft: () => select(next(-1, 0)),
    ArrowRight: () => select(next(1, 0)),
    ArrowUp: () => select(next(0, -1)),
    ArrowDown: () => select(next(0, 1)),
    Enter: () => chosen().nonempty() && location.assign(chosen().data('href')),
    e: expand,
    E: expand,
    '+': () => zoom(ZOOM),
    '=': () => zoom(ZOOM),
    '-': () => zoom(1 / ZOOM),
    0: fit,
  };
  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
    const at = chosen();
    if (at.nonempty()) {
      const { x, y } = at.renderedPosition();
      if (x < 0 || y < 0 || x > cy.width() || y > cy.height()) cy.center(at);
    }
  });
  // Colours of text and paper follow the theme.
  dark.addEventListener('change', () => cy.style(styleOf(drawing.links.length)));
  // For tests: what is drawn can be asked.
  box.cytoscape = cy;
};

if (box) {
  const answer = await fetch(box.dataset.source, { headers: { accept: 'application/json' } });
  if (answer.ok) start(await answer.json());
}
