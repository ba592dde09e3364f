/** The look of the API's own pages: the site's palette and measure, one small sheet. */
export const DOCS_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fbf9f4,#0b1720);--sheet:light-dark(#fffefb,#10212d);--ink:light-dark(#1b2126,#e9ecea);--soft:light-dark(#434c53,#b6c3ca);--rule:light-dark(#d9d4c7,#28404f);--sea:light-dark(#0a4a70,#9fd2ef);--brick:light-dark(#8a1f13,#f5a898);--focus:light-dark(#d98a00,#ffb938);font-size:106.25%}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font-family:"PingFang SC","Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;line-height:1.8;line-break:strict;text-autospace:normal;text-spacing-trim:trim-start;overflow-wrap:anywhere}
h1,h2,h3,h4,p,ul,ol,dl,dd,pre,table{margin:0;padding:0}
h1{font-family:"Songti SC","Source Han Serif SC","Noto Serif CJK SC",SimSun,serif;font-size:2.1rem;line-height:1.4}
h2{font-size:1.35rem;line-height:1.5;padding-block-end:.25rem;border-block-end:2px solid var(--sea);margin-block:3rem 1rem}
h3{font-size:1.1rem;line-height:1.6}
h4{font-size:.9rem;color:var(--soft);margin-block:1.2rem .25rem}
a{color:var(--sea);text-decoration-thickness:1px;text-underline-offset:.22em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
code,pre,.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.88em}
pre{padding:.8rem 1rem;background:var(--sheet);border-inline-start:3px solid var(--rule);white-space:pre-wrap;line-height:1.6}
main>pre{margin-block:.7rem}
.skip{position:absolute;inset-inline-start:-999rem}
.skip:focus{inset:.5rem auto auto .5rem;padding:.5rem 1rem;background:var(--sheet)}
.wrap{max-width:75rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
header{border-block-end:3px solid var(--sea);padding-block:2rem 1.5rem}
header p{max-width:38em;margin-block-start:.5rem}
.home{font-size:.9rem}
.soft{color:var(--soft)}
.small{font-size:.88rem}
main{padding-block-end:4rem;min-width:0}
main>p,main>ul{max-width:38em}
main>p+p{margin-block-start:.7rem}
main>ul{padding-inline-start:1.4em}
nav ol{list-style:none}
nav a,summary{display:flex;align-items:center;min-height:44px}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
nav .part{font-weight:700}
nav ol ol{font-weight:400;padding-inline-start:1em;margin-block-end:.5rem}
summary{cursor:pointer}
.door{padding-block:1.6rem;border-block-end:1px solid var(--rule);scroll-margin-block-start:1rem}
.door>p{max-width:38em}
.call{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .7em}
.method{padding:0 .5em;border:1px solid currentcolor;border-radius:3px;color:var(--sea);font-weight:700;line-height:1.5}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:.2rem 2rem;margin-block-start:.6rem}
.facts div{display:flex;gap:.8em}
.facts dt{flex:none;color:var(--soft)}
table{width:100%;border-collapse:collapse;font-size:.92rem;line-height:1.7;font-variant-numeric:tabular-nums}
th,td{padding:.4rem 1rem .4rem 0;border-block-end:1px solid var(--rule);text-align:start;vertical-align:top}
thead th{color:var(--soft);font-weight:400;white-space:nowrap}
th[scope=row]{font-weight:400;min-width:9em}
th[scope=row]+td{min-width:7em}
.must{color:var(--brick)}
td>span:not(.law){white-space:nowrap}
details.step{border-block-end:1px solid var(--rule);scroll-margin-block-start:1rem}
details.step summary{flex-wrap:wrap;gap:0 .8em;padding-block:.5rem}
details.step>div{padding-block-end:1.2rem}
.step summary::before{content:"＋";color:var(--sea);flex:none}
.step[open] summary::before{content:"－"}
.problem{padding-block:.8rem;border-block-end:1px solid var(--rule);scroll-margin-block-start:1rem}
.problem dt{display:flex;flex-wrap:wrap;gap:0 .8em;align-items:baseline;font-weight:700}
.problem dt .mono{font-weight:400;color:var(--soft)}
:target{box-shadow:-.8rem 0 0 var(--paper),-1rem 0 0 var(--sea)}
.outline summary{font-weight:700}
@media (min-width:62rem){:root{font-size:112.5%}.columns{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:3.5rem}.outline{position:sticky;inset-block-start:0;align-self:start;max-height:100vh;overflow-y:auto;padding-block:2rem;font-size:.9rem}nav a{min-height:2.1rem}.outline summary{pointer-events:none;list-style:none}.outline details::details-content{display:block;content-visibility:visible}}
@media (max-width:40rem){table.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.stack tr{padding-block:.5rem;border-block-end:1px solid var(--rule)}.stack tr{display:flex;flex-wrap:wrap;gap:0 .8em}.stack :is(th,td){padding:0;border:0}.stack :is(th[scope=row],th[scope=row]+td){min-width:0}.stack td:empty{display:none}.stack td:last-child{flex-basis:100%}h1{font-size:1.7rem}}
@media print{.outline,.skip{display:none}body{font-size:10pt;background:#fff}details.step::details-content{display:block;content-visibility:visible}.door,.problem,tr{break-inside:avoid}}
`;
