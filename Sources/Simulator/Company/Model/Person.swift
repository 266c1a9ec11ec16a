/// What is known about a candidate as a person at a moment.
struct Person {
  typealias Contact = (value: String, type: String)

  var firstName: String?
  var lastName: String?
  var preferredName: String?
  var company: String?
  var title: String?
  var timeZone: String?
  var canEmail = true
  var tags: [String] = []
  var phones: [Contact] = []
  var addresses: [Contact] = []
  var emails: [Contact] = []
  var websites: [Contact] = []
  var social: [String] = []
  var isErased = false

  init(_ life: Life, at moment: Moment, seed: UInt64) {
    var draw = Draw(seed, .person, life.index)
    canEmail = !draw.chance(60)
    if let anonymised = life.anonymised, anonymised <= moment {
      firstName = "Anonymized"
      lastName = "\(life.id)"
      isErased = true
      return
    }
    name(life.index, &draw)
    if draw.chance(700) { company = draw.pick(Vocabulary.companies) }
    if draw.chance(650) { title = draw.pick(Vocabulary.titles) }
    if draw.chance(300) { timeZone = draw.pick(Vocabulary.timeZones) }
    if draw.chance(250) { tags = [draw.pick(Vocabulary.tags)] }
    let index = life.index
    if !draw.chance(50) { emails = [("candidate\(index)@example.com", "personal")] }
    if draw.chance(150) { emails.append(("c\(index)@work.example.org", "work")) }
    if draw.chance(500) {
      phones = [
        ("+351 910 \(100_000 + draw.below(900_000))", draw.pick(["mobile", "home", "skype"]))
      ]
    }
    if draw.chance(120) { addresses = [("Rua das Flores \(index)\n1200-195 Lisboa", "home")] }
    if draw.chance(120) { websites = [("https://example.net/~c\(index)", "portfolio")] }
    if draw.chance(200) { social = ["linkedin.example.com/in/c\(index)"] }
    if let edited = life.edited, edited <= moment {
      title = "\(title ?? "Engineer"), edited"
      tags.append(Vocabulary.tags[index % Vocabulary.tags.count])
      phones.append(("+48 600 \(100 + index % 900) 000", "work"))
    }
    if tags.count == 2, tags[0] == tags[1] { tags.removeLast() }
  }

  private mutating func name(_ index: Int, _ draw: inout Draw) {
    let hard = Vocabulary.hardNames
    firstName = draw.pick(Vocabulary.firstNames)
    lastName = draw.pick(Vocabulary.lastNames)
    if index % 37 == 5 { (firstName, lastName) = hard[index / 37 % hard.count] }
    if index % 211 == 8 { firstName = nil }
    if draw.chance(80) { preferredName = draw.pick(Vocabulary.firstNames) }
  }
}
