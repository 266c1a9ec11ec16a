extension Report {
  /// How the page looks: bright or dark as its reader's screen is, wide or narrow, and on paper.
  ///
  /// Every text has a contrast of 4.5 to 1 at least to what is behind it.
  static let style = """
    :root { --paper: #f6f8fa; --card: #ffffff; --ink: #1f2328; --quiet: #57606a; --rule: #d0d7de;
      --link: #0b57a4; --warn: #fff4d6; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --paper: #0d1117; --card: #161b22; --ink: #e6edf3; --quiet: #adb8c4; --rule: #3d444d;
        --link: #8fc1f7; --warn: #3a2d0c; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 76rem; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
    h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.2; }
    h2 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.25; }
    p { margin: 0 0 .75rem; }
    header p, footer p, .what, .change, dt, figcaption { color: var(--quiet); }
    a, summary { color: var(--link); }
    a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--link);
      outline-offset: 2px; }
    main:focus { outline: none; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: .5rem; padding: .5rem; background: var(--card); }
    .warning { padding: .5rem .75rem; background: var(--warn); color: var(--ink); border-radius: .375rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1rem; padding: 0;
      list-style: none; }
    nav a { display: inline-block; padding: .25rem 0; }
    main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
    main > section { min-width: 0; padding: 1rem; background: var(--card); border: 1px solid var(--rule);
      border-radius: .5rem; }
    .glance { grid-column: 1 / -1; }
    .glance ul { display: grid; gap: .75rem; margin: 0; padding: 0; list-style: none;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); }
    .glance strong, .glance span { display: block; }
    .glance strong { font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .glance li { padding-left: .75rem; border-left: 3px solid var(--rule); }
    .glance .change { font-size: .875rem; }
    figure { margin: 0 0 .75rem; }
    figure svg { display: block; width: 100%; max-width: 36rem; height: auto; }
    figcaption, dl, summary { font-size: .875rem; }
    summary { padding: .25rem 0; cursor: pointer; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .25rem .625rem .25rem 0; border-bottom: 1px solid var(--rule); text-align: left;
      vertical-align: top; }
    td[align=right] { text-align: right; }
    .null { color: var(--quiet); font-style: italic; }
    dl { margin: .75rem 0 0; }
    dl div { margin: 0 0 .5rem; }
    dt { display: inline; font-weight: 600; }
    dt::after { content: ": "; }
    dd { display: inline; margin: 0; overflow-wrap: anywhere; }
    footer { margin-top: 1rem; font-size: .875rem; }
    @media print {
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav, .skip { display: none; }
      main { display: block; }
      main > section { margin: 0 0 1rem; border: 0; padding: 0; break-inside: avoid; }
      figure { break-inside: avoid; }
      details::details-content { content-visibility: visible; block-size: auto; }
    }

    """
}
