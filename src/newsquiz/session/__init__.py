"""A quiz without clock, screen or disk: what is asked, in which order it is shown, and where the learner stands.

machine.py    a session as a pure state machine, folded from its events
choosing.py   which items come into it
showing.py    in which order their options are shown
responses.py  responses as data
exam.py       the terms of an exam
"""

from newsquiz.session.choosing import Candidate, Form, choose, form_of
from newsquiz.session.exam import Marking, Terms, parse_time
from newsquiz.session.machine import Planned, Session, Step, fold
from newsquiz.session.responses import response_data, response_from
from newsquiz.session.showing import presented, shuffled

__all__ = [
    "Candidate", "Form", "Marking", "Planned", "Session", "Step", "Terms", "choose", "fold", "form_of", "parse_time",
    "presented", "response_data", "response_from", "shuffled",
]  # fmt: skip
