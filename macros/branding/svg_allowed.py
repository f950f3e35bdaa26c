"""What an SVG drawing may hold: what draws, and what drawing programs note for themselves."""

_ELEMENTS = """
svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image linearGradient
radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComponentTransfer feComposite
feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset style switch title desc
metadata
"""
_ATTRIBUTES = """
alignment-baseline amplitude aria-hidden aria-label aria-labelledby baseProfile baseline-shift class clip
clip-path clip-rule clipPathUnits color color-interpolation color-interpolation-filters cursor cx cy d direction
display dominant-baseline dx dy enable-background exponent fill fill-opacity fill-rule filter filterUnits
flood-color flood-opacity focusable font font-family font-feature-settings font-size font-size-adjust
font-stretch font-style font-variant font-weight fr fx fy gradientTransform gradientUnits height href id
image-rendering in in2 intercept k1 k2 k3 k4 kerning lang lengthAdjust letter-spacing lighting-color marker-end
marker-mid marker-start markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits media
method mode offset opacity operator order orient overflow paint-order pathLength patternContentUnits
patternTransform patternUnits points preserveAspectRatio primitiveUnits r refX refY requiredFeatures result role
rotate rx ry shape-rendering side slope spacing spreadMethod startOffset stdDeviation stop-color stop-opacity
stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
stroke-width style systemLanguage tableValues text-anchor text-decoration text-rendering textLength transform
transform-origin type unicode-bidi values vector-effect version viewBox visibility white-space width
word-spacing writing-mode x x1 x2 xlink y y1 y2 z
"""

ELEMENTS = frozenset(_ELEMENTS.split())
"""What draws, and what says in words what is drawn."""

ATTRIBUTES = frozenset(_ATTRIBUTES.split())
"""How it is drawn."""

NOTES = (
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "http://www.figma.com/",
    "http://www.bohemiancoding.com/",
    "http://www.serif.com/",
)
"""What programs note for themselves in a drawing. Browsers do nothing with it."""
