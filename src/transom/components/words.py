"""What a page says of itself, in its language: the words of fields, and those of the page around them.

Owns the table, by the English text; `{}` stands for what is said of. Knows nothing of who says it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from transom.components.defaults import component_defaults
from transom.components.outline import short
from transom.reactive.context import session_var

LANGUAGES = ("de", "fr", "es")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WORDS = {
    # fields
    "Required.": ("Bitte ausfüllen.", "Obligatoire.", "Obligatorio."),
    "Not carried out.": ("Nicht ausgeführt.", "Non exécuté.", "No se ha realizado."),
    "Not accepted.": ("Nicht angenommen.", "Non accepté.", "No se acepta."),
    "This value is not taken.": (
        "Dieser Wert wird nicht angenommen.",
        "Cette valeur n’est pas acceptée.",
        "Este valor no se acepta.",
    ),
    "Help": ("Hilfe", "Aide", "Ayuda"),
    "More of {}": ("Mehr zu {}", "Plus de {}", "Más de {}"),
    "Increase {}": ("{} erhöhen", "Augmenter {}", "Aumentar {}"),
    "Decrease {}": ("{} verringern", "Diminuer {}", "Reducir {}"),
    "“{}” is not a number.": ("„{}“ ist keine Zahl.", "« {} » n’est pas un nombre.", "«{}» no es un número."),
    "“{}” is not a whole number.": (
        "„{}“ ist keine ganze Zahl.",
        "« {} » n’est pas un nombre entier.",
        "«{}» no es un número entero.",
    ),
    "This is no value of {}.": (
        "Das ist kein Wert von {}.",
        "Ce n’est pas une valeur de {}.",
        "Esto no es un valor de {}.",
    ),
    "Of the type {}, please.": (
        "Bitte vom Typ {}.",
        "Du type {}, s’il vous plaît.",
        "Del tipo {}, por favor.",
    ),
    "At least {}.": ("Mindestens {}.", "Au moins {}.", "Como mínimo {}."),
    "More than {}.": ("Mehr als {}.", "Plus de {}.", "Más de {}."),
    "At most {}.": ("Höchstens {}.", "Au plus {}.", "Como máximo {}."),
    "Less than {}.": ("Weniger als {}.", "Moins de {}.", "Menos de {}."),
    "At most {} characters: this text has {}.": (
        "Höchstens {} Zeichen: Dieser Text hat {}.",
        "{} caractères au plus : ce texte en a {}.",
        "Como máximo {} caracteres: este texto tiene {}.",
    ),
    "{} is before {}, the first day that can be chosen.": (
        "{} liegt vor {}, dem ersten wählbaren Tag.",
        "{} précède {}, le premier jour possible.",
        "{} es anterior a {}, el primer día posible.",
    ),
    "{} is after {}, the last day that can be chosen.": (
        "{} liegt nach {}, dem letzten wählbaren Tag.",
        "{} suit {}, le dernier jour possible.",
        "{} es posterior a {}, el último día posible.",
    ),
    "{} is not one of the days that can be chosen.": (
        "{} ist kein wählbarer Tag.",
        "{} n’est pas un jour possible.",
        "{} no es un día posible.",
    ),
    "{} cannot be chosen.": (
        "{} kann nicht gewählt werden.",
        "{} ne peut pas être choisi.",
        "{} no se puede elegir.",
    ),
    "{} is before {}, the earliest that can be chosen.": (
        "{} liegt vor {}, dem frühesten wählbaren Zeitpunkt.",
        "{} précède {}, le premier moment possible.",
        "{} es anterior a {}, el primer momento posible.",
    ),
    "{} is after {}.": ("{} liegt nach {}.", "{} suit {}.", "{} es posterior a {}."),
    "{} is after {}, the latest that can be chosen.": (
        "{} liegt nach {}, dem spätesten wählbaren Zeitpunkt.",
        "{} suit {}, le dernier moment possible.",
        "{} es posterior a {}, el último momento posible.",
    ),
    "This row is no longer there.": (
        "Diese Zeile gibt es nicht mehr.",
        "Cette ligne n’existe plus.",
        "Esta fila ya no existe.",
    ),
    "This column cannot hold an empty cell.": (
        "In dieser Spalte darf keine Zelle leer sein.",
        "Cette colonne ne peut pas avoir de cellule vide.",
        "Esta columna no admite celdas vacías.",
    ),
    "“{}” does not fit into this column.": (
        "„{}“ passt nicht in diese Spalte.",
        "« {} » ne convient pas à cette colonne.",
        "«{}» no cabe en esta columna.",
    ),
    "{} is more than this column can hold.": (
        "{} ist mehr, als diese Spalte fasst.",
        "{} dépasse ce que cette colonne peut contenir.",
        "{} es más de lo que cabe en esta columna.",
    ),
    "{} does not exist: clocks are put forward then.": (
        "{} gibt es nicht: Die Uhren werden dann vorgestellt.",
        "{} n’existe pas : les horloges sont alors avancées.",
        "{} no existe: los relojes se adelantan entonces.",
    ),
    "“{}” is not written as “{}” is.": (
        "„{}“ ist nicht so geschrieben wie „{}“.",
        "« {} » n’est pas écrit comme « {} ».",
        "«{}» no está escrito como «{}».",
    ),
    "Only every {} minutes.": ("Nur alle {} Minuten.", "Toutes les {} minutes seulement.", "Solo cada {} minutos."),
    "Only every {} seconds.": ("Nur alle {} Sekunden.", "Toutes les {} secondes seulement.", "Solo cada {} segundos."),
    "Not complete.": ("Unvollständig.", "Incomplet.", "Incompleto."),
    "Both ends are needed.": (
        "Beide Enden sind nötig.",
        "Les deux bornes sont nécessaires.",
        "Se necesitan ambos extremos.",
    ),
    "start": ("Beginn", "début", "inicio"),
    "end": ("Ende", "fin", "fin"),
    "At most {}": ("Höchstens {}", "{} au plus", "Como máximo {}"),
    "Download": ("Herunterladen", "Télécharger", "Descargar"),
    "Download {}": ("{} herunterladen", "Télécharger {}", "Descargar {}"),
    "Save {}": ("{} speichern", "Enregistrer {}", "Guardar {}"),
    "“{}” is not there.": ("„{}“ ist nicht da.", "« {} » n’existe pas.", "«{}» no está."),
    "File": ("Datei", "Fichier", "Archivo"),
    "Choose a file": ("Datei wählen", "Choisir un fichier", "Elegir un archivo"),
    "Choose a file or drop it here": (
        "Datei wählen oder hier ablegen",
        "Choisir un fichier ou le déposer ici",
        "Elegir un archivo o soltarlo aquí",
    ),
    "Choose files or drop them here": (
        "Dateien wählen oder hier ablegen",
        "Choisir des fichiers ou les déposer ici",
        "Elegir archivos o soltarlos aquí",
    ),
    "Choose files": ("Dateien wählen", "Choisir des fichiers", "Elegir archivos"),
    "Choose a folder": ("Ordner wählen", "Choisir un dossier", "Elegir una carpeta"),
    "or drop it here": ("oder hier ablegen", "ou déposer ici", "o soltar aquí"),
    "{} and {} more": ("{} und {} weitere", "{} et {} de plus", "{} y {} más"),
    "One file only.": ("Nur eine Datei.", "Un seul fichier.", "Un solo archivo."),
    "At most {} files.": ("Höchstens {} Dateien.", "{} fichiers au plus.", "Como máximo {} archivos."),
    "“{}” is not of a kind that is taken here: {}.": (
        "„{}“ ist von keiner Art, die hier angenommen wird: {}.",
        "« {} » n’est pas d’un type accepté ici : {}.",
        "«{}» no es de un tipo que se acepte aquí: {}.",
    ),
    "“{}” is larger than {}.": ("„{}“ ist größer als {}.", "« {} » dépasse {}.", "«{}» supera {}."),
    "These files have more than {} together.": (
        "Diese Dateien haben zusammen mehr als {}.",
        "Ces fichiers dépassent {} au total.",
        "Estos archivos superan {} en total.",
    ),
    "This file cannot be read any more.": (
        "Diese Datei kann nicht mehr gelesen werden.",
        "Ce fichier ne peut plus être lu.",
        "Este archivo ya no se puede leer.",
    ),
    "The upload was stopped.": (
        "Die Übertragung wurde angehalten.",
        "L’envoi a été arrêté.",
        "El envío se ha detenido.",
    ),
    "No options": ("Keine Auswahl", "Aucun choix", "Sin opciones"),
    "1 option": ("1 Treffer", "1 choix", "1 opción"),
    "{} options": ("{} Treffer", "{} choix", "{} opciones"),
    "{} of {} options": ("{} von {} Treffern", "{} choix sur {}", "{} de {} opciones"),
    "“{}” is none of the options.": (
        "„{}“ steht nicht zur Auswahl.",
        "« {} » n’est pas un des choix.",
        "«{}» no es una de las opciones.",
    ),
    "The search failed.": ("Die Suche ist fehlgeschlagen.", "La recherche a échoué.", "La búsqueda ha fallado."),
    "Remove {}": ("{} entfernen", "Retirer {}", "Quitar {}"),
    "Stop {}": ("{} anhalten", "Arrêter {}", "Detener {}"),
    "Stopping {}": ("{} wird angehalten", "Arrêt de {}", "Deteniendo {}"),
    "Close {}": ("{} schließen", "Fermer {}", "Cerrar {}"),
    "up": ("gestiegen", "en hausse", "sube"),
    "down": ("gefallen", "en baisse", "baja"),
    "no change": ("unverändert", "sans changement", "sin cambios"),
    "on": ("an", "activé", "encendido"),
    "off": ("aus", "désactivé", "apagado"),
    "no value": ("kein Wert", "aucune valeur", "sin valor"),
    # the page
    "Skip to content": ("Zum Inhalt", "Aller au contenu", "Ir al contenido"),
    "Sidebar": ("Seitenleiste", "Barre latérale", "Barra lateral"),
    "Search": ("Suchen", "Rechercher", "Buscar"),
    "Nothing found.": ("Nichts gefunden.", "Aucun résultat.", "Sin resultados."),
    "Move": ("Verschieben", "Déplacer", "Mover"),
    "Resize": ("Größe ändern", "Redimensionner", "Cambiar el tamaño"),
    "Row {}, column {}": ("Zeile {}, Spalte {}", "Ligne {}, colonne {}", "Fila {}, columna {}"),
    "No data": ("Keine Daten", "Aucune donnée", "Sin datos"),
    "Picture": ("Bild", "Image", "Imagen"),
    "could not be loaded": ("konnte nicht geladen werden", "n’a pas pu être chargé", "no se pudo cargar"),
    "On this page": ("Auf dieser Seite", "Sur cette page", "En esta página"),
    "Previous page": ("Vorherige Seite", "Page précédente", "Página anterior"),
    "Next page": ("Nächste Seite", "Page suivante", "Página siguiente"),
    "Pages": ("Seiten", "Pages", "Páginas"),
    "Dialog": ("Dialog", "Boîte de dialogue", "Diálogo"),
    "Close": ("Schließen", "Fermer", "Cerrar"),
    "Dark colours": ("Dunkle Farben", "Couleurs sombres", "Colores oscuros"),
    "Dismiss": ("Schließen", "Fermer", "Cerrar"),
    "Dismiss all": ("Alle schließen", "Tout fermer", "Cerrar todo"),
    "Show fewer": ("Weniger zeigen", "Afficher moins", "Mostrar menos"),
    "Details": ("Einzelheiten", "Détails", "Detalles"),
    "Reconnecting …": ("Verbindung wird hergestellt …", "Reconnexion …", "Reconectando …"),
    "Connected again.": ("Wieder verbunden.", "De nouveau connecté.", "Conectado de nuevo."),
    "No connection to the server. What you do is kept.": (
        "Keine Verbindung zum Server. Was Sie tun, bleibt erhalten.",
        "Pas de connexion au serveur. Ce que vous faites est gardé.",
        "Sin conexión con el servidor. Lo que haga se conserva.",
    ),
    "Retry": ("Erneut versuchen", "Réessayer", "Reintentar"),
    "This session has ended.": (
        "Diese Sitzung ist beendet.",
        "Cette session est terminée.",
        "Esta sesión ha terminado.",
    ),
    "Start again": ("Neu beginnen", "Recommencer", "Empezar de nuevo"),
    "This session goes on in another tab.": (
        "Diese Sitzung läuft in einem anderen Tab weiter.",
        "Cette session continue dans un autre onglet.",
        "Esta sesión continúa en otra pestaña.",
    ),
    "Use it here": ("Hier fortsetzen", "Continuer ici", "Usarla aquí"),
    "There is a new version of this page.": (
        "Es gibt eine neue Fassung dieser Seite.",
        "Il y a une nouvelle version de cette page.",
        "Hay una nueva versión de esta página.",
    ),
    "Reload": ("Neu laden", "Recharger", "Recargar"),
    "The server has no room for another page. This one opens by itself when it has.": (
        "Der Server hat keinen Platz für eine weitere Seite. Diese öffnet sich von selbst, sobald er welchen hat.",
        "Le serveur n’a plus de place. Cette page s’ouvrira d’elle-même dès qu’il en aura.",
        "El servidor no tiene sitio para otra página. Esta se abrirá sola cuando lo tenga.",
    ),
    "Try now": ("Jetzt versuchen", "Essayer maintenant", "Probar ahora"),
    "The server is slow to answer; this click was not sent.": (
        "Der Server antwortet langsam; dieser Klick wurde nicht gesendet.",
        "Le serveur tarde à répondre ; ce clic n’a pas été envoyé.",
        "El servidor tarda en responder; este clic no se ha enviado.",
    ),
    # tables
    "Table": ("Tabelle", "Tableau", "Tabla"),
    "No rows match": ("Keine passenden Zeilen", "Aucune ligne ne correspond", "Ninguna fila coincide"),
    "Of {} rows the first {} were saved.": (
        "Von {} Zeilen sind die ersten {} gespeichert.",
        "Sur {} lignes, les {} premières sont enregistrées.",
        "De {} filas se guardaron las primeras {}.",
    ),
    "Column {}": ("Spalte {}", "Colonne {}", "Columna {}"),
    "Filter {}": ("{} filtern", "Filtrer {}", "Filtrar {}"),
    "Sorted by {}, {}": ("Sortiert nach {}, {}", "Trié par {}, {}", "Ordenado por {}, {}"),
    "ascending": ("aufsteigend", "croissant", "ascendente"),
    "descending": ("absteigend", "décroissant", "descendente"),
    "Not sorted": ("Nicht sortiert", "Non trié", "Sin ordenar"),
    "Select all rows": ("Alle Zeilen auswählen", "Sélectionner toutes les lignes", "Seleccionar todas las filas"),
    "Select row": ("Zeile auswählen", "Sélectionner la ligne", "Seleccionar la fila"),
    "Page {}": ("Seite {}", "Page {}", "Página {}"),
    "First page": ("Erste Seite", "Première page", "Primera página"),
    "Last page": ("Letzte Seite", "Dernière page", "Última página"),
    "Rows a page": ("Zeilen je Seite", "Lignes par page", "Filas por página"),
    "{}–{} of {}": ("{}–{} von {}", "{}–{} sur {}", "{}–{} de {}"),
    "{} selected": ("{} ausgewählt", "{} sélectionnées", "{} seleccionadas"),
    "Select all {}": ("Alle {} auswählen", "Tout sélectionner ({})", "Seleccionar las {}"),
    "Clear selection": ("Auswahl aufheben", "Effacer la sélection", "Borrar la selección"),
    "(empty)": ("(leer)", "(vide)", "(vacío)"),
    "Yes": ("Ja", "Oui", "Sí"),
    "{} is column {} of {}": ("{} ist Spalte {} von {}", "{} est la colonne {} sur {}", "{} es la columna {} de {}"),
    "{} is {} pixels wide": ("{} ist {} Pixel breit", "{} a une largeur de {} pixels", "{} mide {} píxeles de ancho"),
    "The code of {} failed: {}": (
        "Der Code von {} ist gescheitert: {}",
        "Le code de {} a échoué : {}",
        "El código de {} ha fallado: {}",
    ),
    "This pattern works only with the app.": (
        "Dieses Muster geht nur mit der App.",
        "Ce motif ne fonctionne qu’avec l’application.",
        "Este patrón solo funciona con la aplicación.",
    ),
    "One of: {}": ("Eines von: {}", "Au choix : {}", "Uno de: {}"),
    "At least {} characters.": ("Mindestens {} Zeichen.", "Au moins {} caractères.", "Al menos {} caracteres."),
    "At most {} characters.": ("Höchstens {} Zeichen.", "{} caractères au plus.", "Como máximo {} caracteres."),
}


def words_of(language: str, own: Mapping[str, str]) -> dict[str, str]:
    """What a page in this language says in place of the English texts; `own` before the table's."""
    code = language.partition("-")[0].lower()
    column = LANGUAGES.index(code) if code in LANGUAGES else None
    table = {} if column is None else {english: texts[column] for english, texts in _WORDS.items()}
    return {**table, **own}


def say(text: str, *about: Any) -> str:
    """`text` in the language of the current page, with `about` in its places."""
    owner = session_var.get()
    defaults = component_defaults if owner is None else owner.defaults
    words: Mapping[str, str] = defaults.get("_words", {})
    first, *others = words.get(text, text).split("{}")  # an author's may have other braces in it
    return first + "".join(f"{each}{other}" for each, other in zip(about, others, strict=False))


def checked_language(tag: Any) -> str:
    """A language as a page names it.

    Raises:
        ValueError: it is no tag.
    """
    if not isinstance(tag, str) or not _TAG.fullmatch(tag):
        raise ValueError(f'language={short(tag)} is no tag of a language. Write one such as "de" or "pt-BR".')
    return tag


def checked_words(own: Any) -> dict[str, str]:
    """An author's words by the English texts.

    Raises:
        TypeError: it is no dict of texts.
        ValueError: a text that no page says, or one with another number of places.
    """
    if not isinstance(own, Mapping) or not all(isinstance(each, str) for pair in own.items() for each in pair):
        raise TypeError(f'words={short(own)} is no dict of texts. Write words={{"Required.": "…"}}.')
    for english, text in own.items():
        if english not in _WORDS:
            near = get_close_matches(english, _WORDS, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"It says: {', '.join(map(repr, _WORDS))}."
            raise ValueError(f"words: no page says {english!r}. {hint}")
        if english.count("{}") != text.count("{}"):
            raise ValueError(f"words: {text!r} needs as many {{}} as {english!r}, for what it is said of.")
    return dict(own)
