"""The data model: the only schema of the files in docs/_data.

Errors, the editors' JSON Schema (`tsunagari schema`) and the shape of the YAML come from here.
"""

from tsunagari.model.pages import (
    BookModel,
    ChecklistModel,
    FigureModel,
    LanguageModel,
    ProblemRow,
    PromiseModel,
    StartModel,
)
from tsunagari.model.quizzes import (
    BandModel,
    ChoiceCase,
    ChoiceItem,
    KeyModel,
    LoneOptionModel,
    OptionModel,
    PairEntry,
    PairModel,
    QuizModel,
    VerdictCase,
    VerdictItem,
)
from tsunagari.model.sources import (
    AuthorityModel,
    DateModel,
    EvidenceModel,
    LawModel,
    PrincipleModel,
    TermModel,
    WorkModel,
)
from tsunagari.model.values import Checked, Next, Synonyms, Text
from tsunagari.model.writing import BLANK, MessageModel, TemplateModel, WorksheetModel

__all__ = [
    "BLANK",
    "AuthorityModel",
    "BandModel",
    "BookModel",
    "Checked",
    "ChecklistModel",
    "ChoiceCase",
    "ChoiceItem",
    "DateModel",
    "EvidenceModel",
    "FigureModel",
    "KeyModel",
    "LanguageModel",
    "LawModel",
    "LoneOptionModel",
    "MessageModel",
    "Next",
    "OptionModel",
    "PairEntry",
    "PairModel",
    "PrincipleModel",
    "ProblemRow",
    "PromiseModel",
    "QuizModel",
    "StartModel",
    "Synonyms",
    "TemplateModel",
    "TermModel",
    "Text",
    "VerdictCase",
    "VerdictItem",
    "WorkModel",
    "WorksheetModel",
]
