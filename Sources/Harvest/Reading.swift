internal import FoundationEssentials

/// How an answer to one question is understood.
struct Reading: Sendable {
  let request: PageRequest
  /// The path and query that were asked for.
  let target: String
  let account: Account
  let now: @Sendable () -> Date

  private var name: String { request.resource.name }

  /// The page in an answer, or what is wrong with it.
  func page(
    _ answer: HTTPResponse, hiding secrets: [String], hadSuccess: Bool
  ) throws(HarvestError) -> Page {
    if let problem = problem(answer, hiding: secrets, hadSuccess: hadSuccess) { throw problem }
    if let type = answer.headers["content-type"], !type.lowercased().contains("json") {
      throw .badBody(resource: name, reason: "it is no JSON")
    }
    let links = LinkHeader(answer.headers["link"] ?? "")
    let link = try continuation(links)
    let next = link.flatMap { Stretch($0)?.next } ?? link
    let isEmpty: Bool
    switch PageBody.judge(answer.body) {
    case .damaged(let reason): throw .badBody(resource: name, reason: reason)
    case .empty: isEmpty = true
    case .records: isEmpty = false
    }
    if isEmpty, next != nil {
      throw .badBody(resource: name, reason: "a page without records names a next one")
    }
    let date = answer.headers["date"].flatMap(Moment.http) ?? now()
    return Page(
      body: answer.body, next: next, back: account.dialect == .v1 ? Stretch(target)?.back : nil,
      overlap: next == link ? 0 : Stretch.overlap, serverDate: Moment.text(date),
      lastPage: lastPage(links),
      isEmpty: isEmpty)
  }

  /// The one record in an answer; `nil` when Greenhouse has none of this id.
  func record(
    _ answer: HTTPResponse, hiding secrets: [String], hadSuccess: Bool
  ) throws(HarvestError) -> Data? {
    if answer.status == 404, hadSuccess { return nil }
    if let problem = problem(answer, hiding: secrets, hadSuccess: hadSuccess) { throw problem }
    return answer.body
  }

  /// What a status other than success means.
  func problem(
    _ answer: HTTPResponse, hiding secrets: [String], hadSuccess: Bool
  ) -> HarvestError? {
    let status = answer.status
    guard !(200..<300).contains(status) else { return nil }
    let message = Complaint(answer.body, hiding: secrets).text
    let isFirstOfV1 = account.dialect == .v1 && !hadSuccess
    switch status {
    case 300..<400:
      return isFirstOfV1
        ? .retired(status: status, message: nil) : .redirected(host: account.apiURL.host)
    case 401: return .unauthorized(account.dialect, message: message)
    case 403:
      return .forbidden(resource: name, scope: request.resource.scope, message: message)
    case 404 where isFirstOfV1, 410 where account.dialect == .v1:
      return .retired(status: status, message: message)
    case 429:
      let notice = RateNotice(answer, now: now(), usualLength: account.dialect.rateWindow)
      return .throttled(resource: name, seconds: Int((notice.pause ?? 0).rounded(.up)))
    case 500...: return .unavailable(resource: name, status: status, message: message)
    // Nothing but the cursor was asked for, so that is what was not accepted.
    case 400..<500 where request.next != nil:
      return .cursorRefused(resource: name, message: message)
    default: return .rejected(resource: name, status: status, message: message)
    }
  }

  /// The path and query of the next page, which must be at the host that was asked.
  private func continuation(_ links: LinkHeader) throws(HarvestError) -> String? {
    guard let link = links.targets["next"] else { return nil }
    let next: String
    if link.hasPrefix("/"), !link.hasPrefix("//") {
      next = link
    } else {
      next = try local(link)
    }
    guard next != target else { throw .looping(resource: name) }
    return next
  }

  private func local(_ link: String) throws(HarvestError) -> String {
    guard let url = URLComponents(string: link), let scheme = url.scheme, let host = url.host
    else { throw .badBody(resource: name, reason: "its next link cannot be read") }
    var place = "\(scheme)://\(host)"
    if let port = url.port { place += ":\(port)" }
    guard url.user == nil, url.password == nil,
      let origin = try? Endpoint(place), origin.origin == account.apiURL.origin
    else { throw .foreignLink(resource: name, host: Complaint.tidy(host, hiding: []) ?? "") }
    return url.percentEncodedPath + (url.percentEncodedQuery.map { "?\($0)" } ?? "")
  }

  /// The number of the last page in v1's `rel="last"`.
  private func lastPage(_ links: LinkHeader) -> Int? {
    links.targets["last"].flatMap { URLComponents(string: $0) }?.queryItems?
      .first { $0.name == "page" }?.value.flatMap { Int($0) }
  }
}
