using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Testing.Workspaces;

/// <summary>Ids with names: the same name is the same id in every test, and an id can be read back.</summary>
internal static class Ids
{
    private static readonly ConcurrentDictionary<Guid, string> Names = new();

    public static Guid Of(string name)
    {
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16), bigEndian: true);
        Names.TryAdd(id, name);
        return id;
    }

    public static string NameOf(Guid id) => Names.TryGetValue(id, out var name) ? name : id.ToString();
}
