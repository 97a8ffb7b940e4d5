namespace EvoLLM.Cli;

/// <summary>What a picture is drawn on: a file of shapes, or one of pixels.</summary>
internal interface ICanvas
{
    /// <summary>Fills a polygon.</summary>
    /// <param name="outline">Its corners in order, three or more.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="opacity">0 (invisible) to 1.</param>
    /// <param name="border">The line around it, if any.</param>
    void Fill(IReadOnlyList<Point> outline, Colour colour, double opacity = 1, Pen? border = null);

    /// <summary>Fills a box whose edges stay sharp, so that boxes side by side show no seam.</summary>
    void Fill(Box box, Colour colour);

    /// <summary>Draws a line through points.</summary>
    /// <param name="points">Two or more.</param>
    /// <param name="pen">How.</param>
    void Line(IReadOnlyList<Point> points, Pen pen);

    /// <summary>Writes a line of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where its base line begins, or as the style's alignment says.</param>
    /// <param name="style">How.</param>
    void Text(string text, Point at, TextStyle style);
}
