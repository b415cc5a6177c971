/// How a page looks: in light and in dark, on a narrow screen and on paper. Without a character that markup is made of, so
/// that it is the same text to a reader of HTML and to one of XML.
enum PageStyle {
  /// The style sheet. Colours have a contrast of 4.5 to 1 or more where they carry text, and differ in lightness too.
  static let text = """
    :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --quiet: #57606a; --grid: #d8dee4;
      --outer: #c6dbef; --inner: #86b6da; --median: #0b3d6b; --mean: #b3261e; --loss: #c4473f; --gain: #2f78b7;
      --plain: #5b7f95; --law: #7a4a00; --start: #57606a; }
    @media (prefers-color-scheme: dark) { :root { --paper: #0f1419; --ink: #e6e9ec; --quiet: #9aa4ae; --grid: #2d353d;
      --outer: #17344e; --inner: #2c6290; --median: #a9d2f5; --mean: #ff8a80; --loss: #d9675e; --gain: #4f9fdc;
      --plain: #7fa3b8; --law: #e8b45c; --start: #9aa4ae; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 860px; margin: 0 auto; padding: 24px 16px 48px; }
    h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.15rem; margin: 0 0 4px; }
    p { margin: 4px 0 12px; }
    dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 4px 16px; margin: 0 0 24px; }
    dt { color: var(--quiet); }
    dd { margin: 0; overflow-wrap: anywhere; }
    .headline { border: 1px solid var(--grid); border-left: 6px solid var(--mean); padding: 12px 16px; }
    .headline dd { font-weight: 600; }
    .reminder, .about { color: var(--quiet); }
    figure { margin: 32px 0; }
    svg { display: block; width: 100%; height: auto; }
    svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
    .grid { stroke: var(--grid); stroke-width: 1; }
    .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .level { stroke-width: 1.5; stroke-dasharray: 6 4; }
    .bar { stroke: var(--paper); stroke-width: 0.5; }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 4px 0 8px; padding: 0; list-style: none; }
    .legend svg { display: inline-block; width: 14px; height: 14px; vertical-align: -2px; margin-right: 6px; }
    .fill-outer { fill: var(--outer); } .fill-inner { fill: var(--inner); } .fill-median { fill: var(--median); }
    .fill-mean { fill: var(--mean); } .fill-loss { fill: var(--loss); } .fill-gain { fill: var(--gain); }
    .fill-plain { fill: var(--plain); } .fill-law { fill: var(--law); } .fill-start { fill: var(--start); }
    .stroke-outer { stroke: var(--outer); } .stroke-inner { stroke: var(--inner); }
    .stroke-median { stroke: var(--median); } .stroke-mean { stroke: var(--mean); }
    .stroke-loss { stroke: var(--loss); } .stroke-gain { stroke: var(--gain); } .stroke-plain { stroke: var(--plain); }
    .stroke-law { stroke: var(--law); } .stroke-start { stroke: var(--start); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; color: var(--quiet); padding: 4px 0; }
    th, td { padding: 2px 12px 2px 0; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--grid); }
    summary { cursor: pointer; color: var(--quiet); }
    @media (max-width: 540px) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 8px; } }
    @media print {
      :root { --paper: #ffffff; --ink: #000000; --quiet: #333333; --grid: #bbbbbb; --outer: #c6dbef; --inner: #86b6da;
        --median: #0b3d6b; --mean: #b3261e; --loss: #c4473f; --gain: #2f78b7; --plain: #5b7f95; --law: #7a4a00;
        --start: #57606a; }
      * { print-color-adjust: exact; }
      main { max-width: none; padding: 0; }
      figure, dl { break-inside: avoid; }
      details:not([open]) { display: none; }
    }
    """
}
