using NUnit.Framework;
using Reporting.Application.Access;

namespace Reporting.UnitTests.Access;

internal sealed class TokenFactoryTests
{
    [Test]
    public void Makes_a_new_text_each_time()
    {
        var texts = Enumerable.Range(0, 100).Select(_ => TokenFactory.Make()).ToList();

        Assert.That(texts, Is.Unique);
        Assert.That(texts, Is.All.Match("^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$"));
    }
}
