// The style sheet of the HTML dossier: system fonts, one column, both appearances, and a page that
// prints without losing anything.
#pragma once

#include <string_view>

namespace core {

inline constexpr std::string_view dossier_style = R"css(
:root { color-scheme: light dark; --ground:#f6f5f2; --sheet:#ffffff; --text:#1f2328;
  --muted:#5b626b;
  --line:#e2e0da; --mark:#fdf0c4; --says:#3b6fd4; --against:#c2413a; --for:#2c8a57;
  --nuance:#b7791f;
  --context:#7a7f87; --old:#c2413a; --new:#2c7a4d; }
@media (prefers-color-scheme: dark) { :root { --ground:#17191c; --sheet:#1f2226; --text:#e6e7e9;
  --muted:#a2a8b0; --line:#33373d; --mark:#4d431d; --says:#7ea6f4; --against:#ef8079;
  --for:#65c48f;
  --nuance:#dfae5a; --context:#9aa0a8; --old:#ef8079; --new:#65c48f; } }
* { box-sizing: border-box; }
body { margin:0; background:var(--ground); color:var(--text);
  font:16px/1.55 system-ui, "Cantarell", "Noto Sans", sans-serif; }
main { max-width:50rem; margin:0 auto; padding:2.5rem 1.25rem 4rem; }
h1 { font:600 1.9rem/1.25 "Source Serif 4", "Noto Serif", Georgia, serif; margin:.2rem 0 .6rem; }
h2 { font-size:.85rem; letter-spacing:.06em; text-transform:uppercase; color:var(--muted);
  margin:2.2rem 0 .8rem; }
h3 { font-size:.85rem; color:var(--muted); margin:1.1rem 0 .4rem; font-weight:600; }
.kind { color:var(--muted); margin:0; font-size:.9rem; }
.warning { border:2px solid var(--old); border-radius:10px; padding:.8rem 1.1rem; margin:0 0 1.2rem; }
.note, .meaning { color:var(--muted); margin:.2rem 0 .6rem; }
article, .verdict, .history li { background:var(--sheet); border:1px solid var(--line);
  border-radius:10px; padding:1.1rem 1.3rem; margin:0 0 .9rem; }
.verdict h2 { margin-top:0; }
.badge { font-size:1.15rem; font-weight:650; margin:.1rem 0 .3rem; }
.badge span { display:inline-block; width:.85em; height:.85em; border-radius:50%;
  margin-right:.5em;
  print-color-adjust:exact; -webkit-print-color-adjust:exact; }
.summary { font-size:1.06rem; font-weight:550; }
article { border-left-width:4px; }
article.says { border-left-color:var(--says); } article.against {
  border-left-color:var(--against); }
article.for { border-left-color:var(--for); } article.nuance { border-left-color:var(--nuance); }
article.context { border-left-color:var(--context); }
blockquote { margin:0 0 .8rem; font:1.12rem/1.5 "Source Serif 4", "Noto Serif", Georgia, serif; }
dl { display:grid; grid-template-columns:minmax(8rem, 12rem) 1fr; gap:.15rem .9rem;
  margin:.4rem 0 0;
  font-size:.92rem; }
dt { color:var(--muted); } dd { margin:0; overflow-wrap:anywhere; }
code { font:.85em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap:anywhere; }
ol { list-style:none; margin:0; padding:0; }
.trail li { border-top:1px solid var(--line); padding:.7rem 0 .2rem; }
.passage { font-family:"Source Serif 4", "Noto Serif", Georgia, serif; margin:0 0 .3rem; }
.passage span { color:var(--muted); }
mark { background:var(--mark); color:inherit; padding:.05em .1em; border-radius:3px;
  print-color-adjust:exact; -webkit-print-color-adjust:exact; }
.history li { padding:.7rem 1.1rem; font-size:.92rem; } .history p { margin:.1rem 0; }
del { color:var(--old); } ins { color:var(--new); text-decoration:none; }
footer { border-top:1px solid var(--line); margin-top:2.5rem; padding-top:1rem;
  color:var(--muted); }
a { color:var(--says); }
@media (max-width: 34rem) { dl { grid-template-columns:1fr; } dt { margin-top:.4rem; } }
@media print { :root { --ground:#fff; --sheet:#fff; --text:#000; --muted:#444; --line:#bbb; }
  body { font-size:10.5pt; } main { max-width:none; padding:0; }
  article, .history li { break-inside:avoid; } h2 { break-after:avoid; } }
)css";

} // namespace core
