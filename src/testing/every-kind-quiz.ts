/** A `.quiz.yaml` file with a question of every kind and each of its keys, as an export writes it. */
export const everyKindQuiz = `title: All kinds
passingScore: 70
questions:
  - id: one
    type: single-choice
    text: Which is a *tide*?
    points: 2
    penalty: 12.5
    options:
      - text: Ebb
        correct: true
        feedback: See [the tables](lesson:kinds).
      - text: Wind
    feedback: Look up.
    explanation: It **ebbs**.
    readAgain:
      - kinds
  - id: many
    type: multiple-choice
    text: Which are tides?
    options:
      - text: Ebb
        correct: true
      - text: Flood
        correct: true
        feedback: Yes.
      - text: Wind
  - id: flat
    type: true-false
    text: Is water flat?
    options:
      - text: "True"
      - text: "False"
        correct: true
        feedback: It isn't.
  - id: high
    type: numeric
    text: How high?
    answer: "4.50"
    tolerance: 5%
    unit: m
    units:
      - unit: cm
        factor: "0.01"
    asksUnit: true
    unitCost: 33.33
  - id: low
    type: numeric
    text: How low?
    answer: "-1"
  - id: name
    type: short-answer
    text: What is it called?
    accept:
      - text: spring tide
        caseSensitive: true
        feedback: See [it](lesson:kinds).
      - text: springs?
        regex: true
  - id: order
    type: ordering
    text: In which order?
    items:
      - Ebb
      - text: Flood
        feedback: Then it comes back.
  - id: pairs
    type: matching
    text: What belongs together?
    pairs:
      - prompt: Ebb
        answer: falls
        feedback: As [here](lesson:kinds).
      - prompt: Flood
        answer: rises
    extras:
      - stays
  - id: essay
    type: essay
    text: Why are there tides?
    minWords: 10
    maxWords: 200
    graderNotes: The moon.
    rubric:
      shownBefore: true
      criteria:
        - name: Cause
          description: What pulls
          levels:
            - name: Both
              points: 1
              description: Moon and sun
            - name: None
              points: 0
  - id: program
    type: code
    text: Print the tides.
    language: python
    starter: print()
    graderNotes: A loop.
    outputs:
      - text: ebb
        feedback: Half of it.
      - text: flood
  - id: sketch
    type: code
    text: Sketch it.
    rubric:
      criteria:
        - name: Idea
          levels:
            - name: Sound
              points: 1
            - name: Missing
              points: 0
  - id: chart
    type: file-upload
    text: Hand in your chart.
    mostFiles: 3
    accepts:
      - documents
      - images
    megabytes: 50
    graderNotes: Look for the spring tide.
  - id: harbor
    type: hotspot
    text: Where is the quay?
    image: "![The harbor](media/harbor.png)"
    imageSize:
      width: 800
      height: 450
    areas:
      - name: Quay
        left: 0
        top: 12.5
        width: 30.25
        height: 40
        correct: true
        feedback: There.
      - name: Mole
        shape: ellipse
        left: 60
        top: 0
        width: 40
        height: 100
  - id: blanks
    type: fill-in-blanks
    text: "[[1]] goes, [[3]] comes [[2]] times."
    blanks:
      - blank: "1"
        accept:
          - Ebb
          - The ebb
        caseSensitive: true
        feedback: It goes.
      - blank: "3"
        options:
          - text: Flood
            correct: true
          - text: Wind
            feedback: "No: [see](lesson:kinds)."
      - blank: "2"
        answer: "2"
        tolerance: "0.5"
  - id: one-in-part
    type: single-choice
    text: Which tide is lowest?
    options:
      - text: Spring
        correct: true
      - text: Ebb
        credit: 33.33
        feedback: Nearly.
      - text: Flood
  - id: name-in-part
    type: short-answer
    text: Which tide is highest?
    accept:
      - text: spring tide
      - text: spring
        credit: 50
        feedback: See [it](lesson:kinds).
      - text: neap
        credit: 0
  - id: low-in-part
    type: numeric
    text: How low is low?
    answer: "-1"
    answerFeedback: See [the datum](lesson:kinds).
    foreseen:
      - answer: "1"
        credit: 50
        feedback: It's [below](lesson:kinds).
      - answer: "-10"
        tolerance: 5%
  - id: blanks-in-part
    type: fill-in-blanks
    text: "[[1]] is low, [[2]] times a day."
    blanks:
      - blank: "1"
        accept:
          - Ebb
          - text: Low water
            feedback: Of [both](lesson:kinds).
          - text: Water
            credit: 33.33
          - text: Flood
            credit: 0
            feedback: That is [high](lesson:kinds).
        feedback: It goes.
      - blank: "2"
        answer: "2"
        answerFeedback: As [often](lesson:kinds) as high ones.
        foreseen:
          - answer: "4"
            tolerance: "0.5"
            credit: 50
            feedback: With [the others](lesson:kinds).
          - answer: "1"
  - id: program-in-part
    type: code
    text: Print the highest tide.
    outputs:
      - text: spring tide
      - text: spring
        credit: 50
        feedback: See [the name](lesson:kinds).
      - text: neap
        credit: 0
`;
