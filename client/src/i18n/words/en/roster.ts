// Words of the roster of a plenary.

export const roster = {
  rosterLead_one: '1 city, in the plenary’s order. Each fact stands for itself; none follows from another.',
  rosterLead_other:
    '{{count}} cities, in the plenary’s order. Each fact stands for itself; none follows from another.',
  city: 'City',
  factMember: 'Member',
  factPresent: 'Present',
  factCounts: 'Decision',
  factNamed: 'In the text',
  factSigns: 'Signature',
  isMember: 'Member',
  isNotMember: 'Not a member',
  isPresent: 'Present',
  isNotPresent: 'Absent',
  doesCount: 'Counts',
  doesNotCount: 'Does not count',
  isNamed: 'Named',
  isNotNamed: 'Not named',
  doesSign: 'Signs',
  doesNotSign: 'Does not sign',
}
