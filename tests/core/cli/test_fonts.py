from __future__ import annotations

from core.cli.fonts import standing
from core.letters.fonts import FontRole
from core.operations.letter_fonts import FontUse


def test_every_role_is_reported_and_the_rule_can_be_set(filled):
    code, told, _ = filled("fonts", "--standard", "on")
    assert code == 0
    assert {use["role"] for use in told["fonts"]} == {role.value for role in FontRole}
    assert told["standard_only"] is True
    _, told, _ = filled("fonts", "--standard", "off")
    assert told["standard_only"] is False


def test_a_font_that_is_not_here_is_refused(filled):
    code, told, _ = filled("fonts", "--role", "仿宋体", "--family", "没有")
    assert (code, told["error"]["code"]) == (1, "unknown_choice")
    code, told, _ = filled("fonts", "--role", "fang", "--family", "没有这种字体")
    assert (code, told["error"]["code"]) == (1, "letter_font_unknown")


def test_ours_is_a_substitute_only_where_a_standard_font_exists(tmp_path):
    def use(role, *, ours):
        return FontUse(role, "a.ttf", ours, tmp_path, "", 1, 1, 10)

    assert standing(use(FontRole.FANG, ours=False)) == "standard"
    assert standing(use(FontRole.FANG, ours=True)) == "substitute"
    assert standing(use(FontRole.RARE, ours=True)) == "own"
