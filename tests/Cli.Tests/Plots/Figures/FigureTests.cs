using System.Xml.Linq;
using EvoLLM.Evolver;

namespace EvoLLM.Cli.Tests;

/// <summary>What holds of every picture: it can be opened, it can be read, and it is the same for the same run.</summary>
public sealed class FigureTests
{
    public static TheoryData<string> Pictures => [.. Gallery.Names];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Draw_Texts_DoNotOverlapAndLieInside(string name)
    {
        var picture = Gallery.Draw(name);
        var texts = RecordingCanvas.Of(picture).Texts;
        Assert.All(texts, text => Assert.True(
            text.Box.Left >= 0 && text.Box.Right <= picture.Width && text.Box.Top >= 0 && text.Box.Bottom <= picture.Height, $"'{text.Text}' is at {text.Box}"));
        foreach (var (first, second) in texts.SelectMany((text, i) => texts.Skip(i + 1).Select(other => (text, other))))
        {
            Assert.False(Overlap(first.Box, second.Box), $"'{first.Text}' and '{second.Text}' overlap");
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Draw_Shapes_LieInside(string name)
    {
        var picture = Gallery.Draw(name);
        var canvas = RecordingCanvas.Of(picture);
        var points = canvas.Polygons.SelectMany(polygon => polygon.Outline).Concat(canvas.Lines.SelectMany(line => line.Points)).Concat(canvas.Boxes.SelectMany(box => box.Box.Outline));
        Assert.All(points, point => Assert.True(point.X >= 0 && point.X <= picture.Width && point.Y >= 0 && point.Y <= picture.Height, $"{point}"));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void ToSvg_Picture_IsXmlWithTitleAndTexts(string name)
    {
        var picture = Gallery.Draw(name);
        var svg = XDocument.Parse(picture.ToSvg()).Root!;
        Assert.Equal("http://www.w3.org/2000/svg", svg.Name.NamespaceName);
        Assert.Equal(picture.Title, svg.Element(svg.Name.Namespace + "title")!.Value);
        Assert.Equal(
            RecordingCanvas.Of(picture).Texts.Select(text => text.Text),
            svg.Elements(svg.Name.Namespace + "text").Select(text => text.Value));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void ToSvg_SameRun_IsTheSameText(string name) => Assert.Equal(Gallery.Draw(name).ToSvg(), Gallery.Draw(name).ToSvg());

    [Fact]
    public void ToSvg_NameWithMarkup_IsXml()
    {
        var run = Histories.Run("<&>\u0007", Histories.Header(Histories.Problem("a <b> & \"c\" \u0001")), 5);
        Assert.Contains("<&>", XDocument.Parse(ArchiveFigure.Draw(run, 0).ToSvg()).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_OfTwoMeasures_HasATileForEachElite()
    {
        var run = Histories.Run(Histories.Problem(), 30);
        var canvas = RecordingCanvas.Of(ArchiveFigure.Draw(run, 0));
        var plot = Assert.Single(canvas.Boxes, box => box.Colour == PlotStyle.Empty).Box;
        var (width, height) = (plot.Width / 8, plot.Height / 6);
        Assert.Equal(run.Elites.Count, canvas.Boxes.Count(box => Math.Abs(box.Box.Width - width) < 1e-6 && Math.Abs(box.Box.Height - height) < 1e-6));
    }

    [Fact]
    public void Archive_OfFourMeasures_HasALineForEachEliteThroughAllAxes()
    {
        var run = Histories.Run(Histories.Problem(axes: [.. Enumerable.Range(0, 4).Select(i => new MeasureAxis($"m{i}", 0, 1, 3))]), 40);
        Assert.Equal(run.Elites.Count, RecordingCanvas.Of(ArchiveFigure.Draw(run, 0)).Lines.Count(line => line.Points.Count == 5));
    }

    [Theory]
    [InlineData(ArchiveKind.Cvt, 60)]
    [InlineData(ArchiveKind.Novelty, null)]
    public void Archive_OfAnotherKind_HasAPolygonForEachCellOrElite(ArchiveKind kind, int? cells)
    {
        var choice = kind == ArchiveKind.Cvt ? ArchiveChoice.Cvt(60) : ArchiveChoice.Novelty();
        var run = Histories.Run("run", Histories.Header(Histories.Problem(), archive: choice), 200);
        var polygons = RecordingCanvas.Of(ArchiveFigure.Draw(run, 0)).Polygons.Where(polygon => polygon.Outline.Count > 3).ToList();
        Assert.Equal(cells ?? run.Elites.Count, polygons.Count(polygon => polygon.Outline.Count > 0));
        Assert.Equal(run.Elites.Count, polygons.Count(polygon => polygon.Colour != PlotStyle.Empty));
    }

    [Fact]
    public void Front_Run_HasADotForEachOfTheFrontAndStairsBetweenThem()
    {
        var run = Histories.Run("run", Histories.Header(Histories.Problem(), archive: ArchiveChoice.Pareto([new ParetoObjective("x", Direction.Minimize)], 40)), 200);
        var canvas = RecordingCanvas.Of(FrontFigure.Draw(run, 0));
        Assert.InRange(run.Front.Count, 2, 40);
        Assert.Equal(run.Front.Count, canvas.Polygons.Count(polygon => polygon.Colour == Palette.Series(0).Colour));
        Assert.Contains(canvas.Lines, line => line.Points.Count == (2 * run.Front.Count) - 1);
    }

    [Fact]
    public void Compare_KindsOfArchives_LeavesOutWhatCannotBeCompared()
    {
        var texts = RecordingCanvas.Of(Gallery.Draw("kinds of archives")).Texts.Select(text => text.Text).ToList();
        Assert.Contains("CVT of 100 cells, seed 0", texts);
        Assert.DoesNotContain(texts, text => text.StartsWith("QD score", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("progress")]
    [InlineData("two groups")]
    public void Progress_Figures_NameCellsAndOffset(string name)
    {
        var texts = RecordingCanvas.Of(Gallery.Draw(name)).Texts.Select(text => text.Text).ToList();
        Assert.Contains("coverage of 48 cells (%)", texts);
        Assert.Contains(texts, text => text.StartsWith("QD score (offset ", StringComparison.Ordinal));
    }

    [Fact]
    public void Statuses_Columns_FillTheWholeHeight()
    {
        var canvas = RecordingCanvas.Of(Gallery.Draw("statuses"));
        var columns = canvas.Boxes.Where(box => box.Box.Width != PlotStyle.TextSize).GroupBy(box => box.Box.Left).ToList();
        var height = columns.Max(column => column.Sum(box => box.Box.Height));
        Assert.True(columns.Count > 10);
        Assert.All(columns, column => Assert.Equal(height, column.Sum(box => box.Box.Height), 1e-6));
    }

    private static bool Overlap(Box first, Box second) =>
        first.Left < second.Right && second.Left < first.Right && first.Top < second.Bottom && second.Top < first.Bottom;
}
