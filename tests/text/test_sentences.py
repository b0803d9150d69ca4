"""Where sentences end, by language; that nothing of a text is lost; that places and markup go with their sentence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.model import Document, Inline, Place, Run, Segment
from bilint.text.sentences import split, split_text

# A text is the sentences joined by "|"; the splitter has to find the bars again.
CASES = [
    ("en", "Mr. J. K. Brown met Dr. Hall in the U.S. Senate. |He left at 5 p.m. |Then he slept."),
    ("en", "“We come,” said Ann. |“Who is there?” she asked. |“Nobody!” John Fry answered. |‘Fine.’"),
    ("en", "(It was late. Very late.) |We left (e.g. by car). |See Fig. 5 and p. 7. |iPhone sales rose."),
    ("en", "The end... or not. |Yes!!! |It was me. |Visit example.com. |It cost 3.5 million, i.e. a lot."),
    ("en", "1. Open the door. |2. Close it."),
    ("en", "all in small letters. |no capitals here. |right?"),
    ("de", "Dr. Müller kam am 13. März um 8.30 Uhr an. |„Wir kommen.“, sagte er. |„Wer ist da?“ fragte sie."),
    ("de", "»Wer da?«, fragte er. |Er zahlte z. B. 3,5 Mio. Euro. |Das ist alles (s. S. 5). |Es war 1990."),
    ("de", "Im 2. Weltkrieg fehlte Brot usw. |Danach gab es Käse, Wein usw. und Wurst. |Friedrich II. König mag ihn."),
    ("de", "„Ich gehe. |Du bleibst. |Er schläft.“ |Das war alles. |Es waren 13. |Danach ging er."),
    ("fr", "M. Petit habite au 5, av. Hugo. |«\u00a0Qui est là\u00a0?\u00a0» demanda-t-elle. |C’est fini\u00a0! |Oui."),
    ("fr", "«\u00a0Je pars. |Tu restes.\u00a0» |En 44 av. J.-C. |Rome attend. |Des noix, etc. |Puis du pain."),
    ("es", "El Sr. Gil vio, p. ej., la Av. Sol y los EE. UU. |¿Qué? |¡Sí! |—¿Quién? —preguntó Ana. |—Yo."),
    ("it", "Il dott. Verdi vide il sig. Neri, ecc. |Poi andò via. |«Chi è?» chiese. |V. art. 5."),
    ("pt", "O Sr. Alves mora na Av. Brasil, n. 5. |A Dra. Ana, p. ex., saiu. |“Quem é?” perguntou."),
    ("nl", "Dhr. Bos kwam, d.w.z. Piet. |Brood, kaas enz. |Toen bijv. Jan."),
    ("pl", "Prof. Lis mieszka przy ul. Długiej 5. |To było w 1990 r. |Potem wyjechał, tj. uciekł."),
    ("cs", "Přišel 13. března. |Ing. Karel IV. Veselý bydlí v tzv. Malé ulici. |Chléb, sýr atd. |Potom nic."),
    ("sv", "Han såg bl.a. Anna. |Bröd, ost osv. |Sedan gick han."),
    ("da", "Han så f.eks. Anna. |Den 5. Maj kom hun. |Så gik han."),
    ("tr", "Dr. Kaya geldi. |Elma, armut vb. |Sonra gitti."),
    ("ru", "Это, т. е. то, стоит на ул. Мира, д. 5. |«Мы идём!» — сказал он."),
    ("ru", "Хлеб, сыр и т. д. |Он ушёл в 1990 г. |Потом пришёл."),
    ("uk", "Він живе у м. Київ на вул. Лісова. |Хліб, сир і т. д. |Потім пішов."),
    ("ar", "وصل د. سمير أمس. |«هل أنت هنا؟» سأل الرجل. |هذا كل شيء؛ نعم! |لا."),
    ("hi", "डॉ. वर्मा आए। |“क्या हुआ?” उसने पूछा। |ठीक है!"),
    ("ur", "وہ آیا۔ |کیا؟ |ہاں۔"),
    ("zh", "他说：“我们来了。” |然后走了。|真的吗？！|“我来了。”他笑道。|3.5元。|（下雨了。很冷。）|我们走了。"),
    ("ja", "「行きます。」と彼は言った。|本当？|そう（多分。）です。|「はい。」|「いいえ。」"),
    ("ko", "“갑니다.” 라고 그는 말했다. |정말? |응!"),
    ("km", "គាត់មក។|គាត់ទៅ។"),
    ("el", "Ποιος είναι; |Εγώ. |Ο κ. Παπάς ήρθε."),
    ("th", "เมื่อวานนี้ฝนตกหนักมากในเมืองหลวงของเราเอง |รถจึงติดทั้งวัน"),
    (None, "First line\nof a paragraph. |Second.\n\n|No full stop\n\n|here"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked"), CASES, ids=[f"{code}-{text[:20]}" for code, text in CASES])
def test_ends(language: str | None, marked: str):
    sentences = [part.strip() for part in marked.split("|")]
    text = marked.replace("|", "")
    assert [span.of(text) for span in split_text(text, language)] == sentences


SIGNS = st.sampled_from(
    [*"aB1 .\n!?…。！？“”„«»()（）」’-,\u00a0\ufffcдमع漢か", "Dr. ", "z. B. ", "т. е. ", "\n\n", "etc. "]
)


@given(
    st.lists(SIGNS, max_size=60).map("".join),
    st.sampled_from(["de", "en", "fr", "ru", "ar", "hi", "zh", "ja", "th", None]),
)
def test_spans_hold_all_but_white_space_in_order(text: str, language: str | None):
    spans = split_text(text, language)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def block(text: str, *inlines: Inline, kind: str = "text", paragraph: int = 0) -> Segment:
    """A segment whose text stands in two lines of a file: from the 5th code point on in line 2."""
    place = Place("a.txt", (Run(0, 100, 1, 1), Run(5, 205, 2, 1)))
    return Segment(id="x", text=text, place=place, paragraph=paragraph, kind=kind, inlines=inlines)


def test_segments_keep_their_place_kind_and_paragraph():
    document = Document("a.txt", [block("Aa. Bb cc. Dd.", kind="item", paragraph=3), block("Ee")], "en", "option")
    done = split(document)
    assert [segment.id for segment in done.segments] == ["1", "2", "3", "4"]
    assert [segment.text for segment in done.segments] == ["Aa.", "Bb cc.", "Dd.", "Ee"]
    assert [segment.kind for segment in done.segments] == ["item", "item", "item", "text"]
    assert [segment.paragraph for segment in done.segments] == [3, 3, 3, 0]
    second = done.segments[1].place
    assert second.at(0) == Run(0, 104, 1, 5)
    assert second.at(1) == Run(1, 205, 2, 1)
    assert (done.language, done.language_from, done.path) == ("en", "option", "a.txt")


def test_markup_goes_with_the_sentence_that_it_touches():
    text = "Aa bb. Cc dd. Ee."
    inlines = (Inline(3, "tag", "<b>"), Inline(6, "tag", "</b>"), Inline(7, "tag", "<i>"), Inline(17, "tag", "</i>"))
    one, two, three = split(Document(None, [block(text, *inlines)], "en")).segments
    assert one.inlines == (Inline(3, "tag", "<b>"), Inline(6, "tag", "</b>"))
    assert two.inlines == (Inline(0, "tag", "<i>"),)
    assert three.inlines == (Inline(3, "tag", "</i>"),)


def test_markup_on_the_border_of_sentences_without_space_closes_what_is_open():
    text = "我来了。她走了。"
    marks = (Inline(0, "tag", "**"), Inline(4, "tag", "**"), Inline(4, "tag", "<b>"), Inline(8, "tag", "</b>"))
    one, two = split(Document(None, [block(text, *marks)], "zh")).segments
    assert one.inlines == (Inline(0, "tag", "**"), Inline(4, "tag", "**"))
    assert two.inlines == (Inline(0, "tag", "<b>"), Inline(4, "tag", "</b>"))


def test_blank_blocks_give_no_sentence():
    assert split(Document(None, [block("  \n "), block("")], "de")).segments == []
