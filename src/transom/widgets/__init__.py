"""Widgets: components with a value that the user can change."""

from transom.components.widget import Widget, WidgetBase
from transom.diagnostics.absent import absent_name
from transom.widgets.array_input import ArrayInput
from transom.widgets.autocomplete_input import AutocompleteInput
from transom.widgets.button import Button
from transom.widgets.button_icon import ButtonIcon
from transom.widgets.check_group import CheckBoxGroup, CheckButtonGroup
from transom.widgets.checkbox import Checkbox
from transom.widgets.color_picker import ColorPicker
from transom.widgets.data_frame import DataFrame
from transom.widgets.date_picker import DatePicker, DateRangePicker
from transom.widgets.date_range_slider import DateRangeSlider, DatetimeRangeSlider
from transom.widgets.date_slider import DateSlider, DatetimeSlider
from transom.widgets.datetime_input import DatetimeInput, DatetimeRangeInput
from transom.widgets.datetime_picker import DatetimePicker, DatetimeRangePicker
from transom.widgets.discrete_player import DiscretePlayer
from transom.widgets.discrete_slider import DiscreteSlider
from transom.widgets.editable_slider import EditableFloatSlider, EditableIntSlider, EditableRangeSlider
from transom.widgets.file_download import FileDownload
from transom.widgets.file_dropper import FileDropper
from transom.widgets.file_input import FileInput
from transom.widgets.literal_input import LiteralInput
from transom.widgets.menu_button import MenuButton
from transom.widgets.multi_choice import MultiChoice
from transom.widgets.multi_select import MultiSelect
from transom.widgets.nested_select import NestedSelect
from transom.widgets.number_input import FloatInput, IntInput, NumberInput, Spinner
from transom.widgets.password_input import PasswordInput
from transom.widgets.player import Player
from transom.widgets.radio_group import RadioBoxGroup, RadioButtonGroup
from transom.widgets.range_slider import IntRangeSlider, RangeSlider
from transom.widgets.select import Select
from transom.widgets.slider import FloatSlider, IntSlider
from transom.widgets.static_text import StaticText
from transom.widgets.switch import Switch
from transom.widgets.tabulator import Tabulator
from transom.widgets.task_button import TaskButton
from transom.widgets.text_area_input import TextAreaInput
from transom.widgets.text_input import TextInput
from transom.widgets.time_picker import TimePicker
from transom.widgets.toggle import Toggle
from transom.widgets.toggle_group import ToggleGroup
from transom.widgets.toggle_icon import ToggleIcon
from transom.widgets.tooltip_icon import TooltipIcon

__all__ = [
    "ArrayInput",
    "AutocompleteInput",
    "Button",
    "ButtonIcon",
    "CheckBoxGroup",
    "CheckButtonGroup",
    "Checkbox",
    "ColorPicker",
    "DataFrame",
    "DatePicker",
    "DateRangePicker",
    "DateRangeSlider",
    "DateSlider",
    "DatetimeInput",
    "DatetimePicker",
    "DatetimeRangeInput",
    "DatetimeRangePicker",
    "DatetimeRangeSlider",
    "DatetimeSlider",
    "DiscretePlayer",
    "DiscreteSlider",
    "EditableFloatSlider",
    "EditableIntSlider",
    "EditableRangeSlider",
    "FileDownload",
    "FileDropper",
    "FileInput",
    "FloatInput",
    "FloatSlider",
    "IntInput",
    "IntRangeSlider",
    "IntSlider",
    "LiteralInput",
    "MenuButton",
    "MultiChoice",
    "MultiSelect",
    "NestedSelect",
    "NumberInput",
    "PasswordInput",
    "Player",
    "RadioBoxGroup",
    "RadioButtonGroup",
    "RangeSlider",
    "Select",
    "Spinner",
    "StaticText",
    "Switch",
    "Tabulator",
    "TaskButton",
    "TextAreaInput",
    "TextInput",
    "TimePicker",
    "Toggle",
    "ToggleGroup",
    "ToggleIcon",
    "TooltipIcon",
    "Widget",
    "WidgetBase",
]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
