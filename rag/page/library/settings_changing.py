"""The settings that can be changed on the page: offered as a form, tried, and kept."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from rag.markup import Html
from rag.models.choice import AUTO
from rag.page.library.settings_form import TriedForm, message_for, render_settings_form
from rag.page.library.status import TRYING, render_refused_settings, render_saved_settings
from rag.page.library.update import LibraryUpdate
from rag.page.service import Service
from rag.page.trying import SettingsRefused
from rag.settings import CHANGEABLE, PREFIX, settings_in_environment
from rag.writer import QUOTES


class SettingsChanging:
    """`number` gives another number each time, and `status` tells how things stand once settings are changed."""

    def __init__(self, service: Service, number: Callable[[], int], status: Callable[[], LibraryUpdate]) -> None:
        self._service = service
        self._library = service.library
        self._number = number
        self._status = status
        self._models: tuple[str, ...] = ()  # as last seen: the next visitor need not wait to read them

    def render_form(self, tried: TriedForm | None = None) -> Html:
        return render_settings_form(self._library.settings, self._overrides(), self._models, tried)

    def look_for_models(self) -> LibraryUpdate:
        """The settings once more, with the models that there are now: the form does not wait for servers."""
        if "model" not in self._overrides():
            self._models = self._service.list_offered_models()
        return LibraryUpdate(settings=self.render_form())

    def _overrides(self) -> dict[str, str]:
        """What cannot be changed here, with what it is set by."""
        kept = set(CHANGEABLE) - set(self._library.settings.page_settings)
        left_out = dict.fromkeys(kept, "whoever starts Dateline: page_settings leaves it out")
        overrides = {name: f"{PREFIX}{name.upper()} in the environment" for name in settings_in_environment(os.environ)}
        overrides = {**left_out, **overrides}
        return {**overrides, "model": "--answerer"} if self._service.answerer else overrides

    def change(self, sent: Mapping[str, str]) -> Iterator[LibraryUpdate]:
        """Changes the settings that are not as they were, once they were tried; answers under way end as they began."""
        yield LibraryUpdate(notice=TRYING)
        try:
            choice = self._service.change_settings(sent)
        except SettingsRefused as error:
            tried = TriedForm(sent, error.faults, self._number())
            lines = [line for name, fault in error.faults.items() if (line := message_for(name, fault))]
            yield LibraryUpdate(settings=self.render_form(tried), notice=render_refused_settings(lines))
            return
        named = self._library.settings.model.lower() not in (AUTO, QUOTES) and not self._service.answerer
        notice = render_saved_settings(choice if named else None)
        yield replace(self._status(), settings=self.render_form(), notice=notice, changed=self._number())
        yield self.look_for_models()
