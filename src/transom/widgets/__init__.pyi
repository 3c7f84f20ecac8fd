"""Widgets: components with a value that the user can change.

Written by `python -m dev.stubs`; do not edit.
"""

from transom.components.widget import Widget as Widget
from transom.components.widget import WidgetBase as WidgetBase
from transom.widgets._typed.array_input import ArrayInput as ArrayInput
from transom.widgets._typed.autocomplete_input import AutocompleteInput as AutocompleteInput
from transom.widgets._typed.button import Button as Button
from transom.widgets._typed.button_icon import ButtonIcon as ButtonIcon
from transom.widgets._typed.check_group import CheckBoxGroup as CheckBoxGroup
from transom.widgets._typed.check_group import CheckButtonGroup as CheckButtonGroup
from transom.widgets._typed.checkbox import Checkbox as Checkbox
from transom.widgets._typed.color_picker import ColorPicker as ColorPicker
from transom.widgets._typed.data_frame import DataFrame as DataFrame
from transom.widgets._typed.date_picker import DatePicker as DatePicker
from transom.widgets._typed.date_picker import DateRangePicker as DateRangePicker
from transom.widgets._typed.date_range_slider import DateRangeSlider as DateRangeSlider
from transom.widgets._typed.date_range_slider import DatetimeRangeSlider as DatetimeRangeSlider
from transom.widgets._typed.date_slider import DateSlider as DateSlider
from transom.widgets._typed.date_slider import DatetimeSlider as DatetimeSlider
from transom.widgets._typed.datetime_input import DatetimeInput as DatetimeInput
from transom.widgets._typed.datetime_input import DatetimeRangeInput as DatetimeRangeInput
from transom.widgets._typed.datetime_picker import DatetimePicker as DatetimePicker
from transom.widgets._typed.datetime_picker import DatetimeRangePicker as DatetimeRangePicker
from transom.widgets._typed.discrete_player import DiscretePlayer as DiscretePlayer
from transom.widgets._typed.discrete_slider import DiscreteSlider as DiscreteSlider
from transom.widgets._typed.editable_slider import EditableFloatSlider as EditableFloatSlider
from transom.widgets._typed.editable_slider import EditableIntSlider as EditableIntSlider
from transom.widgets._typed.editable_slider import EditableRangeSlider as EditableRangeSlider
from transom.widgets._typed.file_download import FileDownload as FileDownload
from transom.widgets._typed.file_dropper import FileDropper as FileDropper
from transom.widgets._typed.file_input import FileInput as FileInput
from transom.widgets._typed.literal_input import LiteralInput as LiteralInput
from transom.widgets._typed.menu_button import MenuButton as MenuButton
from transom.widgets._typed.multi_choice import MultiChoice as MultiChoice
from transom.widgets._typed.multi_select import MultiSelect as MultiSelect
from transom.widgets._typed.nested_select import NestedSelect as NestedSelect
from transom.widgets._typed.number_input import FloatInput as FloatInput
from transom.widgets._typed.number_input import IntInput as IntInput
from transom.widgets._typed.number_input import NumberInput as NumberInput
from transom.widgets._typed.number_input import Spinner as Spinner
from transom.widgets._typed.password_input import PasswordInput as PasswordInput
from transom.widgets._typed.player import Player as Player
from transom.widgets._typed.radio_group import RadioBoxGroup as RadioBoxGroup
from transom.widgets._typed.radio_group import RadioButtonGroup as RadioButtonGroup
from transom.widgets._typed.range_slider import IntRangeSlider as IntRangeSlider
from transom.widgets._typed.range_slider import RangeSlider as RangeSlider
from transom.widgets._typed.select import Select as Select
from transom.widgets._typed.slider import FloatSlider as FloatSlider
from transom.widgets._typed.slider import IntSlider as IntSlider
from transom.widgets._typed.static_text import StaticText as StaticText
from transom.widgets._typed.switch import Switch as Switch
from transom.widgets._typed.tabulator import Tabulator as Tabulator
from transom.widgets._typed.task_button import TaskButton as TaskButton
from transom.widgets._typed.text_area_input import TextAreaInput as TextAreaInput
from transom.widgets._typed.text_input import TextInput as TextInput
from transom.widgets._typed.time_picker import TimePicker as TimePicker
from transom.widgets._typed.toggle import Toggle as Toggle
from transom.widgets._typed.toggle_icon import ToggleIcon as ToggleIcon
from transom.widgets._typed.tooltip_icon import TooltipIcon as TooltipIcon
from transom.widgets.toggle_group import ToggleGroup as ToggleGroup

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
