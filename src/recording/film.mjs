// Draws a session that script (util-linux) recorded as one SVG: a strip of screens, of which one is seen at a time. It plays once and
// ends on its last screen, moves for nobody who has asked for less motion, and needs no script, so that it plays inside <img>.
//
//   node film.mjs OUTPUT TIMING COLUMNS ROWS FOLDER SVG
//       FOLDER is shown as ~: where it is on this machine is nobody's business.
import {readFileSync, writeFileSync} from 'node:fs';
import xterm from '@xterm/headless';

const [output, timing, columns, rows, folder, svg] = process.argv.slice(2);
// Nobody wants to see a pause, and no eye sees more than so many screens in a second.
const LONGEST_PAUSE = 1.5;
const SCREENS_A_SECOND = 6;
const LAST_SCREEN = 4;

// Pixels of a cell, whatever font there is: every text is stretched to the cells that it has.
const WIDTH = 8;
const HEIGHT = 17;
const MARGIN = 12;
const COLOURS = ['#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#e6edf3'];

const escape = (text) => text.replace(/[&<>]/g, (char) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[char]);
const seconds = (value) => Number(value.toFixed(2));

// The advanced format: a line for each piece of output, "O SECONDS BYTES", among lines of other kinds.
const pieces = () => {
  const bytes = readFileSync(output);
  // It begins with a line about the command.
  let at = bytes.indexOf('\n') + 1;
  let time = 0;
  return readFileSync(timing, 'utf8').split('\n').map((line) => line.split(' ')).flatMap(([kind, after, count]) => {
    if (kind !== 'O' && kind !== 'I' && kind !== 'S') {
      return [];
    }
    time += Math.min(Number(after), LONGEST_PAUSE);
    if (kind !== 'O') {
      return [];
    }
    const piece = bytes.toString('latin1', at, at + Number(count)).replaceAll(folder, '~');
    at += Number(count);
    return [{time, piece: Buffer.from(piece, 'latin1')}];
  });
};

const look = (cell) => JSON.stringify([
  cell.isFgPalette() ? COLOURS[cell.getFgColor() % 8] : '',
  cell.isBold() ? 1 : 0,
  cell.isDim() ? 1 : 0,
]);

// The text of a screen's line, a piece for each look.
const drawn = (line) => {
  const spans = [];
  for (let x = 0; x < line.length; x++) {
    const cell = line.getCell(x);
    const chars = cell.getChars() || ' ';
    const its = look(cell);
    const last = spans.at(-1);
    if (last && (last.its === its || chars === ' ')) {
      last.text += chars;
    } else {
      spans.push({x, its, text: chars});
    }
  }
  return spans.map(({x, its, text}) => ({x, its, text: text.trimEnd()})).filter(({text}) => text).map(({x, its, text}) => {
    const [colour, bold, dim] = JSON.parse(its);
    return `<text x="${x * WIDTH}" textLength="${text.length * WIDTH}"${colour ? ` fill="${colour}"` : ''}${
      bold ? ' font-weight="bold"' : ''}${dim ? ' opacity="0.6"' : ''}>${escape(text)}</text>`;
  }).join('');
};

const terminal = new xterm.Terminal({cols: Number(columns), rows: Number(rows), allowProposedApi: true});
const write = (piece) => new Promise((written) => terminal.write(piece, written));
const screen = () => Array.from({length: Number(rows)}, (_, y) =>
  drawn(terminal.buffer.active.getLine(terminal.buffer.active.viewportY + y)));

const screens = [];
const take = (time) => {
  const lines = screen();
  const shown = screens.at(-1);
  if (!shown || shown.lines.join('\n') !== lines.join('\n')) {
    if (shown && time - shown.time < 1 / SCREENS_A_SECOND) {
      shown.lines = lines;
    } else {
      screens.push({time, lines});
    }
  }
};
for (const {time, piece} of pieces()) {
  await write(piece);
  take(time);
}

const total = screens.at(-1).time + LAST_SCREEN;
const width = Number(columns) * WIDTH + 2 * MARGIN;
const height = Number(rows) * HEIGHT + 2 * MARGIN;

// Most lines are on many screens: each is written once.
const ids = new Map();
const use = (line, y) => {
  if (!line) {
    return '';
  }
  if (!ids.has(line)) {
    ids.set(line, `l${ids.size}`);
  }
  return `<use href="#${ids.get(line)}" y="${(y + 1) * HEIGHT - 4}"/>`;
};
const strip = screens.map(({lines}, index) =>
  `<g transform="translate(0 ${index * height})">${lines.map(use).join('')}</g>`).join('\n');
const steps = screens.map(({time}, index) =>
  `${seconds(100 * time / total)}%{transform:translateY(${-index * height}px)}`).join('');
const last = -(screens.length - 1) * height;

writeFileSync(svg, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>A terminal, recorded</title>
<desc>A Spring Boot service is built into an image without an engine; one line of it changes, and one layer; a system of seven containers is
started, each awaited; a second start finds nothing to do; all is removed.</desc>
<style>
text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:13px;white-space:pre}
#strip{animation:film ${seconds(total)}s step-end 1 both}
@keyframes film{${steps}100%{transform:translateY(${last}px)}}
@media (prefers-reduced-motion:reduce){#strip{animation:none;transform:translateY(${last}px)}}
</style>
<defs>${[...ids].map(([line, id]) => `<g id="${id}">${line}</g>`).join('\n')}</defs>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<svg x="${MARGIN}" y="${MARGIN}" width="${width - 2 * MARGIN}" height="${height - 2 * MARGIN}" fill="#e6edf3"><g id="strip">
${strip}
</g></svg>
</svg>
`);
console.log(`${screens.length} screens, ${seconds(total)} s`);
