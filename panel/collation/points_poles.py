"""Words that deny, words of opposite poles, and words that only say how strongly: what ``points_stance`` goes by.

In English the poles are classes of the lexicon (``points_lexicon``), elsewhere words listed here. Written from
general knowledge of how public debate words things in the six languages, not from any set of texts.
"""

from __future__ import annotations

DENIAL = {
    "en": "no not never none neither nor without cannot can't don't doesn't didn't won't wouldn't shouldn't isn't"
    " aren't wasn't weren't mustn't couldn't hasn't haven't hardly nobody nothing",
    "fr": "ne n n'est n'a n'ont n'en pas jamais aucun aucune sans non ni rien personne",
    "es": "no nunca jamás sin ningún ninguno ninguna ni tampoco nada nadie",
    "ru": "не нет без ни никогда нельзя никто ничего",
    "ar": "لا ليس ليست لم لن غير بدون دون عدم",
    "zh": "不 没 無 无 未 非 勿 别",
}
"""By language: words that deny what follows them in a clause."""

NEAR = frozenset("without sans sin без بدون دون".split())
"""Those that deny the next word alone: “children without papers should be …”."""

PREFIXES = {
    "en": ("un", "in", "im", "il", "ir", "non", "dis"),
    "fr": ("in", "im", "il", "ir", "non", "dé", "dés"),
    "es": ("in", "im", "i", "ir", "des"),
    "ru": ("не", "без", "бес"),
}
"""By language: what denies the rest of a word. It counts only where the rest stands in the other passage."""

OPPOSITES = (
    ("benefit", "harm"), ("improve", "worsen"), ("cheap", "expensive"), ("allow", "ban"), ("legal", "illegal"),
    ("increase", "reduce"), ("fair", "unfair"), ("equal", "unequal"), ("trust", "distrust"), ("keep", "end"),
    ("effective", "ineffective"), ("safe", "danger"), ("easy", "difficult"), ("moral", "immoral"),
    ("necessary", "unimportant"), ("respect", "disrespect"), ("honest", "lie"), ("natural", "unnatural"),
    ("modern", "old-fashioned"), ("integrate", "exclude"), ("rich", "poor"), ("motivate", "discourage"),
    ("transparent", "secret"), ("strength", "weak"), ("accountable", "irresponsible"), ("humane", "extreme"),
    ("consent", "disagree"), ("voluntary", "enforce"), ("peace", "war"), ("love", "hate"),
)  # fmt: skip
"""Classes of the lexicon that are each other's opposite, by the names of the classes."""

IRREGULAR = {"kept": "keep", "easier": "easy", "harder": "hard", "better": "improve", "worse": "worsen"}
"""English stems that the stemmer does not lead back to a word of the lexicon."""

PROHIBITIONS = frozenset({"allow/ban", "keep/end", "0", "1"})
"""Poles whose second side forbids or ends: “detention must be prohibited” is no denial of “never detain”."""

POLES = {
    "fr": """
autoriser autorisé autorisée autorisés autorisées autorisation permettre permis permise légaliser | interdire interdit
    interdite interdits interdites interdiction prohiber prohibition
maintenir maintien maintenu conserver garder | supprimer supprimé supprimés supprimées suppression abolir abolition
augmenter augmentation accroître hausse | réduire réduction diminuer diminution baisser baisse
juste justes équitable équité | injuste injustes injustice inéquitable
utile utiles bénéfique profiter profitable avantage | inutile nuisible nuire nuit dommage préjudice
nécessaire nécessaires indispensable | inutile superflu superflue
faciliter facilite facile simple simplifier | entraver entrave difficile compliquer complique empêcher
renforcer renforce consolider | affaiblir affaiblit miner saper
améliorer amélioration améliore mieux | dégrader dégradation aggraver empirer détériorer pire
obligatoire obligation imposer | facultatif facultative volontaire libre
efficace efficacement efficacité | inefficace échouer échec
sûr sûre sécurité protéger protège protection | danger dangereux menacer risque
égal égale égalité | inégal inégale inégalité discrimination
""",
    "es": """
permitir permitirse permitido autorizar autorizado legalizar | prohibir prohibirse prohibido prohibida prohibición
mantener mantenga mantengan mantenerse conservar | eliminar eliminarse suprimir suprimirse abolir abolición
aumentar aumento incrementar incremento | reducir reducción disminuir disminuye bajar
justo justa justos equitativo | injusto injusta injusticia inequitativo
útil beneficiar beneficioso ventaja | inútil perjudicar perjudica perjudicial dañar daño nocivo
necesario necesaria imprescindible | innecesario innecesaria superfluo
facilitar facilita fácil sencillo simplificar | dificultar dificulta difícil obstaculizar complicar impedir
reforzar refuerza fortalecer consolidar | debilitar debilita minar socavar
mejorar mejora mejor | empeorar empeora empeoran deteriorar agravar peor
obligatorio obligatoria obligación imponer | voluntario voluntaria facultativo optativo
eficaz eficacia efectivo | ineficaz inefectivo fracasar fracaso
seguro segura seguridad proteger protección | peligro peligroso amenazar riesgo
igual igualdad | desigual desigualdad discriminación
""",
    "ru": """
разрешить разрешать разрешено разрешения разрешается позволить позволять допустить |
    запретить запрещать запрещено запрет запрещается
сохранить сохранять сохранение оставить | отменить отменять отмена упразднить ликвидировать
увеличить увеличивать увеличивают рост повысить повышать |
    сократить сокращать сокращают уменьшить уменьшать снизить снижать
справедливо справедливый справедлив справедлива | несправедливо несправедливый несправедлив несправедлива
полезно полезный полезен выгодно польза | вредно вредный вредит вредить бесполезно ущерб
необходимо необходимый нужно нужен | излишне излишний ненужно
облегчить облегчать облегчает упростить упрощает просто легко прост |
    затруднить затруднять затрудняет усложнить мешать мешает препятствовать
укрепить укреплять укрепляет усилить | подорвать подрывать подрывает ослабить ослаблять ослабляет
улучшить улучшать улучшает улучшают лучше | ухудшить ухудшать ухудшает ухудшается хуже
обязательно обязательный обязательным | добровольно добровольный добровольным
эффективно эффективный | неэффективно неэффективный
безопасно безопасный защищать защищает защита | опасно опасный угроза угрожать риск
равный равенство | неравный неравенство дискриминация
""",
    "ar": """
سماح السماح يسمح تسمح إجازة | حظر الحظر منع المنع يمنع تحريم
إبقاء الإبقاء الحفاظ استمرار | إلغاء الإلغاء إزالة إنهاء
زيادة يزيد تزيد ارتفاع | خفض يخفض تخفض تقليل انخفاض تقليص
عادل عادلة منصف | ظالم ظالمة مجحف
مفيد مفيدة نافع يفيد | ضار ضارة يضر تضر ضرر
يسهل تسهل تسهيل سهل سهلة | يعيق تعيق عرقلة يعرقل صعب صعبة يصعب
تعزز يعزز تعزيز تقوية يقوي | تضعف يضعف إضعاف تقويض يقوض
تحسن يحسن تحسين أفضل | تتدهور يتدهور تدهور تفاقم أسوأ
إلزامي إلزاميا إلزامية إجباري | طوعي طوعيا طوعية اختياري
آمن آمنة حماية يحمي تحمي | خطر خطير خطيرة تهديد يهدد
""",
    "zh": """
允许 准许 | 禁止
保留 维持 保持 | 废除 取消 废止
增加 提高 增长 | 减少 降低 下降
公平 公正 | 不公
有利 有益 有用 | 有害 损害 无益
方便 便利 容易 | 妨碍 阻碍 困难
增强 加强 | 削弱 破坏
改善 改进 | 恶化
强制 义务 | 自愿
有效 | 无效
安全 保护 | 危险 威胁
平等 | 歧视
""",
}
"""Other languages: one pole, and behind the bar its opposite, a pole a line, the first two those that forbid and end;
in Chinese words as they stand."""

FRAMES = {
    "en": "must should shall ought may need needs ask asks asked call request propose think believe say consider"
    " always sometimes really",
    "fr": "il faut devoir doit doivent devrait devraient faudrait demander demandons rester reste parfois toujours"
    " faire fait font",
    "es": "deber debe deben debería deberían pedir pedimos resultar resulta a veces siempre hacer",
    "ru": "следует должен должна должно должны надо просить просим нужно иногда всегда отношение",
    "ar": "يجب ينبغي نطلب يكون أحيانا دائما",
    "zh": "应 应当 当 须 必 该 使 有 时 得 要 们 再",
}
"""By language: words that say how strongly something is claimed, or that it is claimed, and not what."""
