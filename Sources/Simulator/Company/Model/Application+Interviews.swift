/// The interviews of an application, made when somebody asks for them.
extension Application {
  func interviews(in company: Company) -> [Interview] {
    guard let job else { return [] }
    let stages = company.world.jobs[job].stages
    var result: [Interview] = []
    for visit in visits {
      for (place, slot) in stages[visit.stage].interviews.enumerated() {
        var draw = Draw(
          company.seed, .interview, candidate, (self.slot * 10 + visit.slot) * 2 + place)
        result.append(interview(visit, place, slot, &draw, in: company))
      }
    }
    return result.sorted { $0.slot < $1.slot }
  }

  private func interview(
    _ visit: Visit, _ place: Int, _ slot: Plan.Slot, _ draw: inout Draw, in company: Company
  ) -> Interview {
    let number = number(visit, place)
    let length = (visit.exited ?? visit.entered + 20 * Moment.dayLength) - visit.entered
    func at(_ percent: Int64) -> Moment { visit.entered + length * percent / 100 }
    var result = Interview(
      slot: number, stage: visit.stage, place: place, created: visit.entered,
      steps: [(slot.isTakeHome ? .toBeSent : .toBeScheduled, visit.entered)])
    let luck = draw.below(100)
    if luck < 6 {
      if let exited = visit.exited { result.steps.append((.skipped, exited)) }
      return result
    }
    if luck < 11 { return result }
    if slot.isTakeHome {
      result.steps.append((.sent, at(10)))
      if luck < 20 { return result }
      result.steps.append((.received, at(50)))
      if luck < 30 { return result }
      result.steps.append((.complete, at(70)))
      result.grading = scorecard(
        number * 4, visit, place, at(50), nil, nil, at(70), &draw, in: company)
      return result
    }
    if luck < 19 {
      result.steps.append((.collectFeedback, at(40)))
      if luck < 16 { result.steps.append((.complete, at(72))) }
      return result
    }
    schedule(&result, visit, slot, isLate: luck < 25, at, &draw, in: company)
    return result
  }

  private func schedule(
    _ result: inout Interview, _ visit: Visit, _ slot: Plan.Slot, isLate: Bool,
    _ at: (Int64) -> Moment, _ draw: inout Draw, in company: Company
  ) {
    let length = at(100) - visit.entered
    let quarter = 15 * Moment.minute
    let placed = at(5 + Int64(draw.below(15)))
    let wished = at(40 + Int64(draw.below(15))).milliseconds
    var starts = Moment(milliseconds: wished - wished % quarter)
    var ends = starts + Int64(slot.minutes ?? 45) * Moment.minute
    if length > 9 * Moment.dayLength, draw.chance(60) {
      result.isAllDay = true
      starts = starts.midnight
      ends = starts + Moment.dayLength
    }
    if draw.chance(150) {
      let first = starts + -Moment.hour
      result.placings.append(.init(since: placed, starts: first, ends: ends + -Moment.hour))
      result.placings.append(.init(since: at(25), starts: starts, ends: ends))
    } else {
      result.placings.append(.init(since: placed, starts: starts, ends: ends))
    }
    if result.isAllDay {
      result.placings = [.init(since: placed, starts: starts, ends: ends)]
    }
    let over = result.isAllDay ? ends + Moment.dayLength : ends
    result.steps += [(.scheduled, placed), (.awaitingFeedback, over)]
    result.organizer = draw.chance(100) ? nil : User.ofStaff(4 + draw.below(2))
    result.location =
      draw.chance(400) ? draw.pick(["Lisbon HQ", "Room \"Tejo\", 2F", "東京オフィス"]) : nil
    result.video =
      result.location == nil ? "https://meet.example.com/\(candidate)-\(result.slot)" : nil
    result.externalID = draw.chance(850) ? "ev_\(candidate)_\(self.slot)\(result.slot)" : nil
    result.available = draw.chance(500) ? visit.entered + (placed - visit.entered) / 2 : nil
    let people = 1 + draw.below(2)
    let limit = max(at(92), over + 1)
    var done = over
    for number in 0..<people {
      let user = User.ofStaff(draw.below(company.calendar.staff(at: visit.entered)))
      let isRepeated = result.interviewers.contains { $0.user == user }
      if isRepeated { continue }
      let sent = over + draw.span(1, max(2, limit - over))
      let isSubmitted = !(isLate && number == 0) && sent < at(100)
      if isSubmitted { done = max(done, sent) }
      let words = ["accepted", "accepted", "tentative", "declined"]
      result.interviewers.append(
        Interviewer(
          slot: result.slot * 4 + number, user: user, created: placed,
          answered: draw.chance(850) ? (draw.pick(words), placed + (starts - placed) / 4) : nil,
          scorecard: scorecard(
            result.slot * 4 + number, visit, result.place, placed, user, starts,
            isSubmitted ? sent : nil, &draw, in: company)))
    }
    if draw.chance(60) {
      result.interviewers.append(
        Interviewer(
          slot: result.slot * 4 + 3, user: nil, created: placed, answered: ("tentative", placed)))
    }
    if !isLate, result.interviewers.allSatisfy({ $0.scorecard?.submitted != nil || $0.user == nil })
    {
      result.steps.append((.complete, done + 1))
    }
  }

  private func number(_ visit: Visit, _ place: Int) -> Int {
    (slot * 10 + visit.slot) * 2 + place
  }

  private func scorecard(
    _ slot: Int, _ visit: Visit, _ place: Int, _ created: Moment, _ user: Int?, _ starts: Moment?,
    _ submitted: Moment?, _ draw: inout Draw, in company: Company
  ) -> Scorecard {
    let interviewer = user ?? User.ofStaff(draw.below(14))
    let isGood = (end?.ending == .hired) || draw.chance(350)
    let good = ["strong_yes", "yes", "yes", "yes", "no_decision"]
    let bad = ["no", "no", "strong_no", "yes", "no_decision"]
    return Scorecard(
      slot: slot, stage: visit.stage, place: place, interviewer: interviewer,
      submitter: draw.chance(60) ? User.ofStaff(4) : interviewer, created: created,
      submitted: submitted,
      edited: submitted.flatMap {
        draw.chance(50) ? $0 + draw.span(Moment.minute, Moment.dayLength) : nil
      },
      interviewed: (draw.chance(300) ? nil : starts, starts ?? submitted),
      rating: draw.pick(isGood ? good : bad))
  }
}
