extension ChartSVG {
  /// The colours and letters, for a bright and a dark page, and for paper.
  ///
  /// Every text has a contrast of 4.5 to 1 at least to what is behind it.
  static let style = """
    .glasshouse-chart { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
    .glasshouse-chart text { fill: #1f2328; }
    .glasshouse-chart .name { font-weight: 600; }
    .glasshouse-chart .number { font-variant-numeric: tabular-nums; }
    .glasshouse-chart .quiet { fill: #57606a; }
    .glasshouse-chart .paper { fill: #ffffff; }
    .glasshouse-chart .bar { fill: #2563a8; }
    .glasshouse-chart .below { fill: #b3400f; }
    .glasshouse-chart .grid { stroke: #d0d7de; stroke-width: 1; }
    .glasshouse-chart .axis { stroke: #57606a; stroke-width: 1; }
    .glasshouse-chart .run { fill: none; stroke: #2563a8; stroke-width: 2; stroke-linejoin: round; }
    .glasshouse-chart .h0 { fill: #f0f3f7; } .glasshouse-chart .h1 { fill: #d6e4f2; }
    .glasshouse-chart .h2 { fill: #a9c9e8; } .glasshouse-chart .h3 { fill: #2f6fae; }
    .glasshouse-chart .h4 { fill: #174a7c; } .glasshouse-chart text.on { fill: #ffffff; }
    @media screen and (prefers-color-scheme: dark) {
      .glasshouse-chart text { fill: #e6edf3; }
      .glasshouse-chart .quiet { fill: #adb8c4; }
      .glasshouse-chart .paper { fill: #161b22; }
      .glasshouse-chart .bar { fill: #6cb0f5; }
      .glasshouse-chart .below { fill: #f0965f; }
      .glasshouse-chart .grid { stroke: #3d444d; }
      .glasshouse-chart .axis { stroke: #9198a1; }
      .glasshouse-chart .run { stroke: #6cb0f5; }
      .glasshouse-chart .h0 { fill: #21262d; } .glasshouse-chart .h1 { fill: #1c3350; }
      .glasshouse-chart .h2 { fill: #1f4a7a; } .glasshouse-chart .h3 { fill: #8fbce8; }
      .glasshouse-chart .h4 { fill: #c8e0f7; } .glasshouse-chart text.on { fill: #0d1117; }
    }

    """
}
