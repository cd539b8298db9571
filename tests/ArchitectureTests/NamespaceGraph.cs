using System.Text.RegularExpressions;

namespace Reporting.ArchitectureTests;

/// <summary>
/// Which namespaces of a layer use which, read from the sources: a file uses a namespace when it names one of its types, and either
/// imports it or lies below it. Files that register services are left out, since they compose what they register.
/// </summary>
internal sealed partial class NamespaceGraph
{
    private readonly List<SourceFile> files;
    private readonly ILookup<string, string> types;

    public NamespaceGraph(string folder)
    {
        files = [.. Sources.Below(folder, ".cs").Where(path => !Composes(path)).Select(path => new SourceFile(path, Sources.Read(path)))];
        types = files.SelectMany(file => file.Types.Select(type => (file.Namespace, type))).ToLookup(each => each.Namespace, each => each.type, StringComparer.Ordinal);
        Uses = [.. files.SelectMany(UsesOf).Distinct()];
    }

    /// <summary>Every use of one namespace by another, once.</summary>
    public IReadOnlyList<(string From, string To)> Uses { get; }

    /// <summary>The namespaces that use each other, be it through others; each group as one line.</summary>
    public IReadOnlyList<string> FindCycles()
    {
        var reached = Uses.Select(use => use.From).Distinct(StringComparer.Ordinal).ToDictionary(name => name, Reach, StringComparer.Ordinal);
        return
        [
            .. reached.Where(each => each.Value.Contains(each.Key))
                .Select(each => string.Join(" <-> ", each.Value.Where(other => reached.TryGetValue(other, out var back) && back.Contains(each.Key)).Order(StringComparer.Ordinal)))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private HashSet<string> Reach(string from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var next))
        {
            foreach (var (_, to) in Uses.Where(use => string.Equals(use.From, next, StringComparison.Ordinal)))
            {
                if (reached.Add(to))
                {
                    open.Push(to);
                }
            }
        }

        return reached;
    }

    private IEnumerable<(string From, string To)> UsesOf(SourceFile file)
        => from name in file.Visible
           where !string.Equals(name, file.Namespace, StringComparison.Ordinal)
           where types[name].Except(types[file.Namespace], StringComparer.Ordinal).Any(file.Names)
           select (file.Namespace, name);

    private static bool Composes(string path)
        => path.EndsWith("Registration.cs", StringComparison.Ordinal) || path.EndsWith("DependencyInjection.cs", StringComparison.Ordinal);

    private sealed class SourceFile
    {
        private readonly HashSet<string> words;

        public SourceFile(string path, string text)
        {
            var code = Noise().Replace(text, " ");
            Namespace = NamespaceLine().Match(code) is { Success: true } found ? found.Groups["name"].Value : path;
            Visible = [.. UsingLine().Matches(code).Select(match => match.Groups["name"].Value), .. Above(Namespace)];
            Types = [.. TypeName().Matches(code).Select(match => match.Groups["name"].Value)];
            words = [.. Word().Matches(UsingLine().Replace(code, " ")).Select(match => match.Value)];
        }

        public string Namespace { get; }

        public IReadOnlyList<string> Visible { get; }

        public IReadOnlyList<string> Types { get; }

        /// <summary>An attribute is named without its ending.</summary>
        public bool Names(string type) => words.Contains(type) || words.Contains(AttributeEnd().Replace(type, ""));

        private static IEnumerable<string> Above(string name)
        {
            for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
            {
                yield return name[..dot];
            }
        }
    }

    [GeneratedRegex(@"//[^\n]*|""(?:\\.|[^""\\\n])*""|/\*[\s\S]*?\*/", RegexOptions.None, 10_000)]
    private static partial Regex Noise();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline, 10_000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (?:static )?(?<name>[\w.]+);", RegexOptions.Multiline, 10_000)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|interface|enum) (?<name>[A-Z]\w*)", RegexOptions.None, 10_000)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\w+", RegexOptions.None, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex("Attribute$", RegexOptions.None, 10_000)]
    private static partial Regex AttributeEnd();
}
