/* The page's style sheet: the colours and measures of templates/static/saban.css, in one piece. Shapes tell the kinds
 * apart without colour: right is round and solid, missing dashed, misplaced square, wrong round, forbidden a filled
 * square, stray dotted, taken back grey. */
#include "grader/report/html.h"

static const char page_style[] =
	":root{--ink:#17242f;--ink-2:#43566a;--ink-3:#556677;--line:#d5dde4;--line-2:#768696;--mist:#edf1f4;"
	"--sand:#f6eeda;--sand-line:#d9c797;--ok:#19683a;--ok-0:#e6f4eb;--warn:#8a4200;--warn-0:#fdf0dd;"
	"--bad:#a81d1d;--bad-0:#fceae8;--move:#553a99;--move-0:#f0ecf9}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0;background:var(--mist);color:var(--ink);font:1rem/1.5 \"Noto Sans\",system-ui,"
	"\"Liberation Sans\",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}\n"
	"p,dl,dd,ol,ul{margin:0;padding:0}ol,ul{list-style:none}\n"
	"h1{font-size:1.5rem;line-height:1.25;margin:0}h2{font-size:1.1875rem;line-height:1.3;margin:0}\n"
	"header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;"
	"background:var(--sand);border-bottom:1px solid var(--sand-line);padding:.75rem 1.5rem}\n"
	"main{display:grid;gap:1rem;max-width:60rem;margin:0 auto;padding:1.5rem}\n"
	"main>*{min-width:0;background:#fff;border:1px solid var(--line);border-radius:8px;padding:1rem "
	"1.25rem}\n"
	".vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
	".muted,.at span,.pt small{color:var(--ink-2)}\n"
	/* The result. */
	".top{display:grid;grid-template-columns:1fr auto;gap:.75rem 1.5rem;align-items:end}\n"
	".score{font-size:1.0625rem;color:var(--ink-2)}.score "
	"b{font-size:2.5rem;line-height:1;color:var(--ink)}\n"
	".bar{grid-column:1/-1;display:block;width:100%;height:12px}\n"
	".bar rect{fill:#fff;stroke:var(--line-2);vector-effect:non-scaling-stroke}.bar path{fill:var(--ok)}\n"
	".counts{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem}\n"
	".counts li{display:flex;gap:.5rem;align-items:center;font-size:.9375rem}\n"
	".counts .shape,dt .shape{inline-size:1.5rem;block-size:1.5rem;padding:.2rem}\n"
	"table{border-collapse:collapse;width:100%;margin-top:.5rem}\n"
	"th,td{text-align:left;padding:.5rem .5rem .5rem 0;border-bottom:1px solid var(--line);"
	"vertical-align:top}th[scope=row]{font-weight:400}\n"
	"tfoot th,tfoot td{border-bottom:0;font-weight:700}.r{text-align:right;padding:.5rem 0 .5rem .75rem;"
	"white-space:nowrap}\n";

/* A task and its moves. */
static const char move_style[] =
	".head{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;align-items:baseline;"
	"margin-bottom:.5rem}.head b{white-space:nowrap}\n"
	".move{display:grid;grid-template-columns:3.25rem 2rem minmax(0,1fr) 6.5rem;gap:.25rem .75rem;"
	"padding:.75rem 0;border-top:1px solid var(--line)}\n"
	".at{text-align:right;font-size:.875rem;line-height:1.35}.at b,.at span{display:block}\n"
	".shape{inline-size:2rem;block-size:2rem;padding:.375rem;border:2px solid currentColor;border-radius:50%;"
	"fill:none;stroke:currentColor;color:var(--ink-3);background:#fff}\n"
	".shape path{stroke-width:2;stroke-linecap:round;stroke-linejoin:round}\n"
	".what{display:flex;flex-wrap:wrap;gap:.125rem .75rem;align-items:baseline;font-weight:700}\n"
	".chip{border:1px solid currentColor;border-radius:4px;padding:0 .4rem;font-size:.8125rem;"
	"font-weight:700;white-space:nowrap;color:var(--ink-2)}\n"
	".body dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:0 .5rem;font-size:.9375rem}\n"
	"dt{color:var(--ink-2)}.body dd{grid-column:2}\n"
	".part{white-space:nowrap}\n"
	".basis{margin-top:.375rem;border-left:3px solid var(--sand-line);padding-left:.625rem;"
	"font-size:.9375rem}.basis span{color:var(--ink-2)}\n"
	".detail{margin-top:.25rem;font-size:.8125rem;color:var(--ink-2)}\n"
	"code{font-family:\"Liberation Mono\",monospace}\n"
	".pt{text-align:right;font-weight:700;white-space:nowrap}.pt small{display:block;font-weight:400;"
	"font-size:.8125rem}\n"
	".k-right .shape{color:var(--ok);background:var(--ok);stroke:#fff;border-color:var(--ok)}\n"
	".k-right .chip{color:var(--ok);background:var(--ok-0)}\n"
	".k-missing .shape{border-style:dashed}.k-missing .chip{color:var(--ink);border-style:dashed}\n"
	".k-wrong .shape{color:var(--warn);background:var(--warn-0)}"
	".k-wrong .chip{color:var(--warn);background:var(--warn-0)}\n"
	".k-misplaced .shape{color:var(--move);background:var(--move-0);border-radius:4px}"
	".k-misplaced .chip{color:var(--move);background:var(--move-0)}\n"
	".k-never .shape{color:var(--bad);background:var(--bad);stroke:#fff;border-radius:4px}"
	".k-never .chip{color:var(--bad);background:var(--bad-0)}\n"
	".k-stray .shape{color:var(--bad);border-style:dotted}"
	".k-stray .chip{color:var(--bad);background:var(--bad-0);border-style:dotted}\n"
	".k-void,.k-back,.k-void .body *,.k-back .body *,.k-void .at *,.k-back .at *{color:var(--ink-3)}\n"
	".k-void .what,.k-back .what{font-weight:400}.k-void "
	".what>span:first-child{text-decoration:line-through}\n"
	".k-void .shape,.k-back .shape{border:1px dotted currentColor}\n"
	".k-void .chip,.k-back .chip{border-style:dotted;font-weight:400}\n";

/* About the attempt, the key, narrow screens and paper. */
static const char rest_style[] =
	".facts,.key{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.375rem 1.25rem;"
	"margin-top:.5rem;font-size:.9375rem}\n"
	".key dt{display:flex;gap:.5rem;align-items:center}.raw{font:.8125rem \"Liberation Mono\",monospace}\n"
	"@media(max-width:40rem){header{padding:.75rem}main{padding:.75rem}main>*{padding:.75rem}\n"
	".move{grid-template-columns:2rem minmax(0,1fr) auto}.at{grid-column:1/3;text-align:left}\n"
	".at b,.at span,.pt small{display:inline}.pt small{margin-left:.5rem}.pt{grid-area:1/3}\n"
	".body{grid-column:2/4}.facts{grid-template-columns:minmax(0,1fr)}.facts dd{margin-bottom:.375rem}}\n"
	/* On paper: no tints but in the shapes, which keep theirs; a move stays in one piece. */
	"@page{size:A4;margin:14mm 12mm}\n"
	"@media print{html{font-size:10pt}body{background:#fff}header{background:none;padding:0 0 2mm;"
	"border-bottom:1px solid #444}\n"
	"main{display:block;max-width:none;padding:0}main>*{border:0;border-radius:0;padding:4mm 0 0}\n"
	".shape,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}.chip{background:none!important}\n"
	".move,.top,tr,.key dt,.key dd,.about{break-inside:avoid}.head,h2{break-after:avoid}\n"
	".move{padding:2mm 0;grid-template-columns:13mm 8mm minmax(0,1fr) 26mm}p,dd{orphans:3;widows:3}}\n"
	"@media(forced-colors:active){.chip,.shape{border-color:CanvasText}.shape{stroke:CanvasText;"
	"background:Canvas}.bar path{fill:CanvasText}}\n";

void html_style(struct buf *out)
{
	buf_add_c(out, page_style);
	buf_add_c(out, move_style);
	buf_add_c(out, rest_style);
}
