import Charts

extension Report {
  /// Writes the report as one HTML file that needs nothing else: no script, no address, no font.
  ///
  /// A policy in its head forbids it to load anything. Every text is escaped.
  package func write(to sink: ByteSink) throws(OutputError) {
    try sink.write(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer">
      <meta name="color-scheme" content="light dark">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(Self.style)\(ChartSVG.style)</style>
      </head>
      <body>
      <a class="skip" href="#numbers">Skip to the numbers</a>
      <header>
      <h1>\(Markup.escaped(title))</h1>

      """)
    for line in about { try sink.write("<p>\(Markup.escaped(line))</p>\n") }
    for warning in warnings {
      try sink.write("<p class=\"warning\"><strong>Mind:</strong> \(Markup.escaped(warning))</p>\n")
    }
    try writeContents(to: sink)
    try sink.write("</header>\n<main id=\"numbers\" tabindex=\"-1\">\n")
    try writeHeadlines(to: sink)
    for (index, section) in sections.enumerated() {
      try section.write(to: sink, id: "part-\(index + 1)")
    }
    try sink.write(
      """
      </main>
      <footer>
      <p>Made by Glasshouse. This file holds all that it shows, and loads nothing.</p>
      </footer>
      </body>
      </html>

      """)
  }

  private func writeContents(to sink: ByteSink) throws(OutputError) {
    try sink.write("<nav aria-label=\"Parts of the report\">\n<ul>\n")
    for (index, section) in sections.enumerated() {
      try sink.write(
        "<li><a href=\"#part-\(index + 1)\">\(Markup.escaped(section.title))</a></li>\n")
    }
    try sink.write("</ul>\n</nav>\n")
  }

  private func writeHeadlines(to sink: ByteSink) throws(OutputError) {
    guard !headlines.isEmpty else { return }
    try sink.write(
      "<section class=\"glance\" aria-labelledby=\"glance\">\n<h2 id=\"glance\">At a glance</h2>\n<ul>\n"
    )
    for headline in headlines {
      try sink.write("<li><span class=\"what\">\(Markup.escaped(headline.title))</span> ")
      try sink.write("<strong>\(Markup.escaped(headline.value))</strong> ")
      if !headline.measure.isEmpty {
        try sink.write("<span class=\"what\">\(Markup.escaped(headline.measure))</span>")
      }
      if !headline.change.isEmpty {
        try sink.write(" <span class=\"change\">\(Markup.escaped(headline.change))</span>")
      }
      try sink.write("</li>\n")
    }
    try sink.write("</ul>\n</section>\n")
  }
}

extension Report.Section {
  fileprivate func write(to sink: ByteSink, id: String) throws(OutputError) {
    try sink.write("<section id=\"\(id)\" aria-labelledby=\"\(id)-name\">\n")
    try sink.write("<h2 id=\"\(id)-name\">\(Markup.escaped(title))</h2>\n")
    if !description.isEmpty { try sink.write("<p>\(Markup.escaped(description))</p>\n") }
    switch chart {
    case .success(let chart):
      try HTMLFigure(chart, sheet, id: id).write(to: sink, width: 400)
    case .failure(let error):
      let reason = error.errorDescription ?? ""
      try sink.write("<p class=\"change\">No picture: \(Markup.escaped(reason))</p>\n")
      try HTMLFigure.writeTable(of: sheet, to: sink)
    }
    try sink.write("<dl>\n")
    for (term, text) in facts {
      try sink.write(
        "<div><dt>\(Markup.escaped(term))</dt><dd>\(Markup.escaped(text))</dd></div>\n")
    }
    try sink.write("</dl>\n</section>\n")
  }
}
