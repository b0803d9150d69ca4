"""Number words against figures: right translations of ten languages raise no finding, wrong figures one."""

from __future__ import annotations

import pytest

from bilint.checks.run import Runner
from bilint.checks.select import select
from bilint.model import Pair

RIGHT = [
    ("fa", "حدود دو هزار و پانصد نفر در این تظاهرات شرکت کردند.", "About 2,500 people took part in the protest."),
    ("fa", "او در سال ۱۳۵۷ به دنیا آمد و چهل‌وپنج سال دارد.", "He was born in 1978 and is 45 years old."),
    ("fa", "نه، این سه کتاب مال من نیست.", "No, these 3 books are not mine."),
    ("fa", "قیمت نفت بیست و پنج درصد افزایش یافت.", "Oil prices rose 25%."),
    ("fa", "یک‌سوم جمعیت زیر سی سال دارند.", "A third of the population is under 30."),
    ("fa", "جلسه ساعت سه و نیم بعدازظهر برگزار می‌شود.", "The meeting will be held at 3:30 p.m."),
    ("fa", "در ۱۲ بهمن ۱۳۵۷ بازگشت.", "He returned on 1 February 1979."),
    ("fa", "صدها نفر کشته و ده‌ها نفر زخمی شدند.", "Hundreds were killed and dozens injured."),
    ("ur", "پچیس سالہ نوجوان نے تین گول کیے۔", "The 25-year-old scored three goals."),
    ("ur", "حکومت نے ڈیڑھ ارب روپے مختص کیے۔", "The government allocated 1.5 billion rupees."),
    ("ur", "اجلاس شام ساڑھے چار بجے ہوگا۔", "The meeting will be held at 4:30 p.m."),
    (
        "ur",
        "ملک کی اسی فیصد آبادی دیہات میں رہتی ہے۔",
        "Eighty percent of the country's population lives in villages.",
    ),
    ("ur", "یہ اسی طرح بہتر ہے کہ 12 لوگ جائیں۔", "It is better this way, that 12 people go."),
    ("ur", "گزشتہ سال سوا دو لاکھ افراد آئے۔", "Last year 225,000 people came."),
    ("bn", "প্রায় দেড় লাখ মানুষ ক্ষতিগ্রস্ত হয়েছে।", "About 150,000 people were affected."),
    ("bn", "এটা ভালো নয়, ১২ জন মারা গেছে।", "This is not good; 12 people died."),
    ("bn", "তিনি নয়টি বই লিখেছেন।", "He has written 9 books."),
    ("bn", "একুশে ফেব্রুয়ারি ১৯৫২", "21 February 1952"),
    ("bn", "দুই-তৃতীয়াংশ ভোটার ভোট দিয়েছেন।", "Two-thirds of voters voted."),
    ("bn", "সাড়ে তিনশ কোটি টাকা", "3.5 billion taka"),
    ("mr", "पाचशे लोक जमले होते आणि दीड तास थांबले.", "500 people gathered and waited an hour and a half."),
    ("mr", "सकाळी साडेनऊ वाजता बैठक झाली.", "The meeting took place at 9:30 a.m."),
    ("mr", "राज्यात अडीच लाख घरे बांधली.", "The state built 250,000 homes."),
    ("mr", "१५ ऑगस्ट १९४७ रोजी भारत स्वतंत्र झाला.", "India became independent on 15 August 1947."),
    (
        "ta",
        "விபத்தில் ஐந்து பேர் உயிரிழந்தனர், இருபது பேர் காயமடைந்தனர்.",
        "Five people died and 20 were injured in the accident.",
    ),
    ("ta", "ஆறு பேர் கொண்ட குழு", "a team of 6"),
    ("ta", "இரண்டரை லட்சம் ரூபாய்", "250,000 rupees"),
    ("ta", "இரண்டாயிரத்து இருபத்து நான்காம் ஆண்டு", "the year 2024"),
    ("ta", "மாலை ஐந்தரை மணிக்கு", "at 5:30 p.m."),
    ("te", "ఈ ప్రమాదంలో పన్నెండు మంది మరణించారు.", "12 people died in the accident."),
    ("te", "రెండున్నర లక్షల మంది", "250,000 people"),
    ("te", "ఉదయం తొమ్మిదిన్నర గంటలకు", "at 9:30 a.m."),
    ("te", "ఇరవై ఐదేళ్ల యువకుడు", "a 25-year-old man"),
    ("ne", "काठमाडौंमा पच्चीस जना पक्राउ परे।", "25 people were arrested in Kathmandu."),
    ("ne", "साढे दुई लाख रुपैयाँ", "250,000 rupees"),
    ("ne", "वि.सं. २०७२ सालको भूकम्प", "the 2015 earthquake"),
    ("th", "ผู้บาดเจ็บยี่สิบห้าคนถูกส่งโรงพยาบาล", "25 injured people were taken to hospital."),
    ("th", "เขาสามารถพูดได้สามภาษา", "He can speak 3 languages."),
    ("th", "บริษัทมีรายได้สองพันห้าร้อยล้านบาทในปี 2566", "The company earned 2.5 billion baht in 2023."),
    ("th", "การประชุมเริ่มบ่ายสองโมงครึ่ง", "The meeting starts at 2:30 p.m."),
    ("th", "เด็กห้าขวบ", "a 5-year-old child"),
    ("th", "เมื่อวันที่ 6 ตุลาคม 2519", "on 6 October 1976"),
    ("th", "ราคาเพิ่มขึ้นร้อยละยี่สิบ", "Prices rose 20%."),
    ("th", "สองในสามของนักเรียน", "two thirds of the students"),
    ("he", "שלושה וחצי מיליון איש", "3.5 million people"),
    ("he", "ביום שני ב-15 במאי נפגשו 12 שרים", "On Monday, 15 May, 12 ministers met."),
    ("he", "הישיבה תיפתח בשעה שלוש וחצי", "The meeting opens at 3:30."),
    ("he", "רבע מהתושבים", "25% of residents"),
    ("he", "כעשרים אלף מפגינים", "about 20,000 demonstrators"),
    ("he", "בת ארבעים ושלוש", "43 years old"),
    ("ar", "شارك ألفان وخمسمئة شخص", "2,500 people took part"),
    ("ar", "يبلغ من العمر ثلاثا وأربعين سنة", "He is 43 years old"),
    ("ar", "في كانون الثاني 2011", "in January 2011"),
    ("ar", "اثنتا عشرة دولة", "12 countries"),
    ("ar", "ثلاثة في المئة", "3%"),
]

WRONG = [
    ("fa", "حدود دو هزار و پانصد نفر در این تظاهرات شرکت کردند.", "About 25,000 people took part in the protest."),
    ("fa", "او در سال ۱۳۵۷ به دنیا آمد.", "He was born in 1987."),
    ("fa", "قیمت نفت بیست و پنج درصد افزایش یافت.", "Oil prices rose 35%."),
    ("fa", "جلسه ساعت سه و نیم بعدازظهر برگزار می‌شود.", "The meeting will be held at 4:30 p.m."),
    ("ur", "حکومت نے ڈیڑھ ارب روپے مختص کیے۔", "The government allocated 1.5 million rupees."),
    ("ur", "گزشتہ سال سوا دو لاکھ افراد آئے۔", "Last year 250,000 people came."),
    ("bn", "প্রায় দেড় লাখ মানুষ ক্ষতিগ্রস্ত হয়েছে।", "About 15,000 people were affected."),
    ("bn", "সাড়ে তিনশ কোটি টাকা", "350 million taka"),
    ("bn", "পঁচাত্তর জন আহত", "57 injured"),
    ("mr", "राज्यात अडीच लाख घरे बांधली.", "The state built 25,000 homes."),
    ("mr", "सकाळी साडेनऊ वाजता बैठक झाली.", "The meeting took place at 10:30 a.m."),
    ("ta", "விபத்தில் இருபத்தைந்து பேர் காயமடைந்தனர்.", "52 people were injured in the accident."),
    ("ta", "இரண்டரை லட்சம் ரூபாய்", "2.5 million rupees"),
    ("te", "ఈ ప్రమాదంలో పన్నెండు మంది మరణించారు.", "20 people died in the accident."),
    ("te", "రెండున్నర లక్షల మంది", "2,500,000 people"),
    ("ne", "साढे दुई लाख रुपैयाँ", "25,000 rupees"),
    ("th", "ผู้บาดเจ็บยี่สิบห้าคนถูกส่งโรงพยาบาล", "35 injured people were taken to hospital."),
    ("th", "บริษัทมีรายได้สองพันห้าร้อยล้านบาทในปี 2566", "The company earned 2.5 million baht in 2023."),
    ("th", "เมื่อวันที่ 6 ตุลาคม 2519", "on 6 October 1967"),
    ("he", "שלושה וחצי מיליון איש", "3.5 billion people"),
    ("he", "בת ארבעים ושלוש", "34 years old"),
    ("ar", "شارك ألفان وخمسمئة شخص", "25,000 people took part"),
    ("ar", "اثنتا عشرة دولة", "20 countries"),
]


def figure_findings(code: str, source: str, target: str):
    runner = Runner(select(["numbers", "dates", "times"]))
    pair = Pair(id="0", source=source, target=target, source_lang=code, target_lang="en")
    return runner.pair(pair)


@pytest.mark.parametrize(("code", "source", "target"), RIGHT)
def test_right(code, source, target):
    assert figure_findings(code, source, target) == []


@pytest.mark.parametrize(("code", "source", "target"), WRONG)
def test_wrong(code, source, target):
    assert len(figure_findings(code, source, target)) == 1
