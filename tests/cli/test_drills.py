"""The table of drills: each row is a module that can be asked."""

import pytest

from panel.ops.drills import table


@pytest.mark.parametrize("name", table.DRILLS)
def test_each_drill_of_the_table_is_there_and_says_which_wrong_builds_it_knows(name: str) -> None:
    assert callable(table.module(name).drill)
    assert all(isinstance(each, str) and each for each in table.wrong_builds(name))
