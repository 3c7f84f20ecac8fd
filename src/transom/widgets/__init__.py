"""Widgets: components with a value that the user can change."""

from transom.components.widget import Widget, WidgetBase
from transom.diagnostics.absent import absent_name
from transom.widgets.autocomplete_input import AutocompleteInput
from transom.widgets.button import Button
from transom.widgets.check_group import CheckBoxGroup, CheckButtonGroup
from transom.widgets.checkbox import Checkbox
from transom.widgets.color_picker import ColorPicker
from transom.widgets.date_picker import DatePicker, DateRangePicker
from transom.widgets.date_range_slider import DateRangeSlider, DatetimeRangeSlider
from transom.widgets.date_slider import DateSlider, DatetimeSlider
from transom.widgets.datetime_input import DatetimeInput
from transom.widgets.datetime_picker import DatetimePicker, DatetimeRangePicker
from transom.widgets.discrete_slider import DiscreteSlider
from transom.widgets.file_download import FileDownload
from transom.widgets.file_dropper import FileDropper
from transom.widgets.file_input import FileInput
from transom.widgets.multi_choice import MultiChoice
from transom.widgets.multi_select import MultiSelect
from transom.widgets.number_input import FloatInput, IntInput, NumberInput, Spinner
from transom.widgets.password_input import PasswordInput
from transom.widgets.radio_group import RadioBoxGroup, RadioButtonGroup
from transom.widgets.range_slider import IntRangeSlider, RangeSlider
from transom.widgets.select import Select
from transom.widgets.slider import FloatSlider, IntSlider
from transom.widgets.static_text import StaticText
from transom.widgets.switch import Switch
from transom.widgets.task_button import TaskButton
from transom.widgets.text_area_input import TextAreaInput
from transom.widgets.text_input import TextInput
from transom.widgets.time_picker import TimePicker
from transom.widgets.toggle import Toggle
from transom.widgets.toggle_group import ToggleGroup

__all__ = [
    "AutocompleteInput",
    "Button",
    "CheckBoxGroup",
    "CheckButtonGroup",
    "Checkbox",
    "ColorPicker",
    "DatePicker",
    "DateRangePicker",
    "DateRangeSlider",
    "DateSlider",
    "DatetimeInput",
    "DatetimePicker",
    "DatetimeRangePicker",
    "DatetimeRangeSlider",
    "DatetimeSlider",
    "DiscreteSlider",
    "FileDownload",
    "FileDropper",
    "FileInput",
    "FloatInput",
    "FloatSlider",
    "IntInput",
    "IntRangeSlider",
    "IntSlider",
    "MultiChoice",
    "MultiSelect",
    "NumberInput",
    "PasswordInput",
    "RadioBoxGroup",
    "RadioButtonGroup",
    "RangeSlider",
    "Select",
    "Spinner",
    "StaticText",
    "Switch",
    "TaskButton",
    "TextAreaInput",
    "TextInput",
    "TimePicker",
    "Toggle",
    "ToggleGroup",
    "Widget",
    "WidgetBase",
]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
