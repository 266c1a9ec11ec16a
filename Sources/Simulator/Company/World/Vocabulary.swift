/// The invented words the company is made of.
enum Vocabulary {
  static let firstNames = [
    "Ines", "Mateusz", "Noor", "Priya", "Tomas", "Odette", "Kenji", "Bertil", "Amara", "Luca",
    "Sofia", "Diego", "Hana", "Yusuf", "Greta", "Olu", "Mira", "Pavel", "Chloé", "Søren",
    "Zoë", "Björn", "Nguyễn", "Aïcha", "Lars", "Marta", "Jonas", "Leila", "Owen", "Tara",
  ]
  static let lastNames = [
    "Ferreira", "Kowal", "Haddad", "Raman", "Lindqvist", "Marchand", "Watanabe", "Aasen",
    "Okafor", "Bianchi", "Petrova", "García", "Tanaka", "Demir", "Müller", "Adeyemi", "Novák",
    "Dvořák", "Dubois", "Jensen", "van der Berg", "Holm", "Silva", "Rossi", "Smith-Jones",
    "O'Malley", "Park", "Chen", "Ivanov", "Costa",
  ]
  /// Names that break careless programs: CJK, emoji, quotes, commas, markup, line breaks.
  static let hardNames: [(String, String)] = [
    ("美咲", "佐藤"), ("李", "小龙"), ("지민", "김"), ("Zoë \"Zed\"", "O'Brien, Jr."),
    ("👩‍🚀 Stella", "Moon"), ("<b>Bold</b>", "Tester"), ("Anna\nMaria", "Two-Lines"),
    ("محمد", "الحسن"), ("Robert'); DROP TABLE", "Students;--"), ("Åsa", "Ström\tTab"),
    ("=1+1", "Formula"), ("null", "NULL"), ("Back\\slash", "Per%cent"),
  ]
  static let companies = [
    "Tejo Semiconductors", "Brisa Labs", "Northwind Sensors", "Smith, Jones & Co", "Café Ølmo",
    "株式会社さくら", "\"Quoted\" Inc", "Fjord Analytics", "Meridian Freight",
  ]
  static let titles = [
    "Firmware Engineer", "Data Analyst", "Account Executive", "Product Designer",
    "Talent Coordinator", "Site Reliability Engineer", "Consultant, Embedded", "Staff Nurse 🩺",
    "Head of\nOperations",
  ]
  static let tags = [
    "Embedded", "C++", "Silver medalist", "Relocating", "Alumni, 2021", "日本語", "vip 🚀",
    "<i>review</i>",
  ]
  static let cities = [
    "Lisbon, Portugal", "Paris, France", "Kraków, Poland", "Austin, TX, United States",
    "São Paulo, Brazil", "東京", "Berlin, Germany", "Remote",
  ]
  static let timeZones = [
    "Lisbon", "Paris", "Warsaw", "Central Time (US & Canada)", "Brasilia", "Tokyo",
  ]
  static let remarks = [
    "Calm under pressure.", "Strong C++, asked good questions about the bus.",
    "Clear and concise; \"would hire\".", "Good depth, no bus experience",
    "First line.\nSecond line, with a comma.", "とても良い 👍", "Says <b>yes</b> to everything",
    "Expects 75k.",
  ]
  static let interviewerTags = ["Bar Raiser", "Firmware panel"]
  static let schools = ["Universidade de Lisboa", "AGH Kraków", "ETH Zürich", "東京大学"]
  static let degrees = ["Bachelor's Degree", "Master's Degree", "Doctor of Philosophy (Ph.D.)"]
  static let disciplines = ["Computer Engineering", "Economics", "Design", "Physics"]
}
